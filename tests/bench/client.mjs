// What the bundle costs the page: `node tests/bench/client.mjs`. Figures with and without it come from one run, side by
// side; the tasks are read from a Chromium trace.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { decodeBody } from '../../dist/wire.js';
import { chromiumArgs, findChromium } from '../findChromium.mjs';

const bundle = readFileSync('dist/fieldmark.js');
const measures = 20_000;
const rounds = 7;

const stored = new Set();
let bytes = 0;
const server = createServer(async (request, response) => {
  if (request.method === 'POST') {
    const body = Buffer.concat(await request.toArray());
    bytes += body.byteLength;
    for (const { page, from, entries } of await decodeBody(body))
      for (const [i, { type }] of entries.entries())
        if (type === 'measure') stored.add(`${page.id}:${from + i}`);
    return response.writeHead(204).end();
  }
  if (request.url === '/fieldmark.js')
    return response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(bundle);
  if (request.url === '/work.js')
    return response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(`
      function flood(count) {
        const start = performance.now();
        for (let i = 0; i < count; i++) performance.measure('flood:' + i % 20, { start: i, duration: 5 });
        return (performance.now() - start) * 1000 / count;
      }`);
  const tag =
    request.url === '/with'
      ? '<script src="/fieldmark.js" data-endpoint="/b" data-app="bench"></script>'
      : '';
  response
    .writeHead(200, { 'Content-Type': 'text/html' })
    .end(
      `<!doctype html><title>bench</title><link rel="icon" href="data:,">${tag}<script src="/work.js"></script><p>page`,
    );
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs });

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const rows = [];
const row = (what, value, goal = '') => rows.push([what, value, goal]);

row('IIFE, minified', `${bundle.byteLength} B`);
row('IIFE, gzip', `${gzipSync(bundle, { level: 9 }).byteLength} B`);
row('IIFE, brotli', `${brotliCompressSync(bundle).byteLength} B`, '≤ 9,500 B');
await callCost();
await floodCost(1);
await floodCost(6);
await browser.close();
server.close();

const width = rows.reduce((widest, [what]) => Math.max(widest, what.length), 0);
for (const [what, value, goal] of rows) console.log(`${what.padEnd(width)}  ${value.padStart(12)}  ${goal}`);

/** Time of a `performance.measure()` call on a page with the bundle and on one without, in turns. */
async function callCost() {
  const cost = { with: [], without: [] };
  for (let i = 0; i < rounds; i++)
    for (const kind of ['without', 'with']) {
      const page = await browser.newPage();
      await page.goto(`${origin}/${kind}`);
      await page.evaluate('flood(1000)');
      cost[kind].push(await page.evaluate(`flood(${measures})`));
      await page.close();
    }
  const [bare, ours] = [median(cost.without), median(cost.with)];
  row('performance.measure(), bare', `${bare.toFixed(2)} µs`);
  row(
    '… with Fieldmark on the page',
    `${ours.toFixed(2)} µs`,
    `added ${(ours - bare).toFixed(2)} µs, ≤ 1 µs`,
  );
}

/** 20,000 measures in one task: are they all stored, and what did our part cost? */
async function floodCost(rate) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/with`);
  await page.waitForFunction(() => window.fieldmark?.flush);
  await page.evaluate(() => window.fieldmark.flush());
  stored.clear();
  bytes = 0;
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate });
  const events = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel'],
    },
  });
  await page.evaluate(`flood(${measures})`);
  for (let waited = 0; stored.size < measures && waited < 600; waited++) {
    await page.evaluate(() => window.fieldmark.flush());
    await new Promise((done) => setTimeout(done, 50));
  }
  const [count, sent] = [stored.size, bytes];
  // And once more, with everything still to be done when the page is left.
  await page.evaluate(`flood(${measures})`);
  await page.goto('about:blank');
  const complete = new Promise((done) => cdp.once('Tracing.tracingComplete', done));
  await cdp.send('Tracing.end');
  await complete;
  const { longest, total, tasks } = ourTasks(events);
  row(`${measures} measures at ${rate}×: stored`, `${count}`, `${measures}`);
  row('… our longest task', `${longest.toFixed(1)} ms`, rate === 6 ? '≤ 50 ms' : '');
  row('… our script time, two floods', `${total.toFixed(0)} ms`, `in ${tasks} tasks`);
  row('… bytes per measure on the wire', `${(sent / count).toFixed(1)} B`);
  await context.close();
}

/** Tasks of the page's main thread in which the bundle's functions were called. */
function ourTasks(events) {
  const ours = events.filter(
    ({ name, ph, args }) =>
      name === 'FunctionCall' && ph === 'X' && args.data?.url?.endsWith('/fieldmark.js'),
  );
  const tasks = events.filter(({ name, ph }) => ph === 'X' && /RunTask$/.test(name));
  const within = (call, task) =>
    call.tid === task.tid &&
    call.pid === task.pid &&
    call.ts >= task.ts &&
    call.ts + call.dur <= task.ts + task.dur;
  const top = ours.filter((call) => !ours.some((other) => other !== call && within(call, other)));
  const holding = tasks.filter((task) => top.some((call) => within(call, task)));
  // In a task of the page's own (leaving it), only our calls count.
  const lengths = holding.map((task) =>
    top.filter((call) => within(call, task)).reduce((sum, { dur }) => sum + dur, 0),
  );
  return {
    longest: Math.max(0, ...lengths) / 1000,
    total: top.reduce((sum, { dur }) => sum + dur, 0) / 1000,
    tasks: holding.length,
  };
}
