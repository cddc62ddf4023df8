// How many entries a second a collector stores, and how long a sender waits for the acknowledgement.
// usage: node tests/bench/ingest.mjs [seconds] [connections]
import { Agent, request } from 'node:http';
import { samplePage } from './samplePage.mjs';
import { startCollector } from './startCollector.mjs';

const seconds = Number(process.argv[2] ?? 10);
const connections = Number(process.argv[3] ?? 32);
const perBody = 200;
const node = process.env.FIELDMARK_PROFILE
  ? ['--cpu-prof', `--cpu-prof-dir=${process.env.FIELDMARK_PROFILE}`]
  : [];

const collector = await startCollector({ node });
// Made beforehand, so that the load takes little of the two cores. Each goes once: a page sent again would be trimmed.
const warmUp = 100;
// In its first minutes a collector looks each page up: these are the figures of one that was just started.
const bodies = Array.from({ length: warmUp + seconds * 250 }, (_, n) =>
  Buffer.from(JSON.stringify(samplePage(n, { entries: perBody, now: Date.now(), spread: 1 }))),
);
const agent = new Agent({ keepAlive: true, maxSockets: connections });

function send(body) {
  return new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      agent,
      headers: { 'content-type': 'text/plain', 'content-length': body.length },
    };
    const outgoing = request(`${collector.url}/v1/batches`, options, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    });
    outgoing.on('error', reject).end(body);
  });
}

let next = 0;
await Promise.all(
  Array.from({ length: 8 }, async () => {
    while (next < warmUp) await send(bodies[next++]);
  }),
);
next = warmUp;

const waits = [];
const refused = [];
const start = performance.now();
const end = start + seconds * 1000;
await Promise.all(
  Array.from({ length: connections }, async () => {
    while (next < bodies.length && performance.now() < end) {
      const body = bodies[next++];
      const sent = performance.now();
      const status = await send(body);
      if (status === 204) waits.push(performance.now() - sent);
      else refused.push(status);
    }
  }),
);
const took = (performance.now() - start) / 1000;
agent.destroy();

const { entries } = await (await fetch(`${collector.url}/api/overview`)).json();
await collector.stop();
waits.sort((a, b) => a - b);
const at = (share) => waits[Math.min(waits.length - 1, Math.floor(share * waits.length))];
const rate = (waits.length * perBody) / took;
console.table({
  'entries/s': Math.round(rate),
  'acknowledged after, p50 ms': Math.round(at(0.5)),
  'acknowledged after, p95 ms': Math.round(at(0.95)),
  'acknowledged after, max ms': Math.round(at(1)),
  'body kB': Math.round(bodies[0].length / 1000),
  connections,
  refused: refused.length,
  'acknowledged but not stored': (waits.length + warmUp) * perBody - entries,
});
const met = rate >= 15_000 && at(0.95) < 1000;
console.log(met ? 'met: 15,000 entries/s, p95 under 1 s' : 'MISSED: 15,000 entries/s, p95 under 1 s');
process.exitCode = met ? 0 : 1;
