import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createGzip, gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import type { Overview } from '../../src/wire/index.js';
import { cli, type Running, runCollector, withCollector, withData } from './runCollector.js';
import { body, measures, pageId, sampleBatch } from './sampleBatch.js';

const decoded = 8_388_608;
const gzip = (text: string | Buffer) => new Uint8Array(gzipSync(text));
/** One batch with one entry whose detail is this JSON. */
const withDetail = (n: number, detail: string) =>
  body(sampleBatch(n, [{ type: 'mark', startTime: 1, name: 'x', detail: '?' }])).replace('"?"', () => detail);

/** A gibibyte of zeros: about a megabyte. */
async function gibibyte(): Promise<Uint8Array<ArrayBuffer>> {
  const gzip = createGzip({ level: 9 });
  const chunks: Buffer[] = [];
  gzip.on('data', (chunk) => chunks.push(chunk));
  const zeros = Buffer.alloc(2 ** 20);
  for (let i = 0; i < 1024; i++)
    if (!gzip.write(zeros)) await new Promise<void>((resolve) => gzip.once('drain', resolve));
  await new Promise<void>((resolve) => gzip.end(resolve));
  return new Uint8Array(Buffer.concat(chunks));
}

/** Sends all at once, and meanwhile what others send and ask. Their statuses, and how often each came. */
async function under(collector: Running, bodies: (string | Uint8Array<ArrayBuffer>)[]) {
  const answers = Promise.all(bodies.map((bytes) => collector.post(bytes)));
  let done = false;
  const end = answers.finally(() => {
    done = true;
  });
  let others = 0;
  for (let n = 0; n < 3 || !done; n++) {
    const answer = await collector.post(body(sampleBatch(1_000, measures(n, 1), { from: n })));
    // A sender that is told to come again does.
    if (answer.status === 503) continue;
    expect(answer.status).toBe(204);
    expect((await fetch(`${collector.url}/healthz`)).status).toBe(200);
    others++;
  }
  const counts: Record<number, number> = {};
  for (const { status, text } of await end) {
    counts[status] = (counts[status] ?? 0) + 1;
    expect(text.length).toBeLessThan(100_000);
  }
  expect(others).toBeGreaterThan(0);
  return counts;
}

test.describe.configure({ timeout: 180_000 });

test('64 bodies that would be a gibibyte each are refused in bounded memory, and others are served meanwhile', () =>
  withCollector(async (collector) => {
    const bomb = await gibibyte();
    expect(bomb.byteLength).toBeLessThan(1_048_576);
    const before = collector.peakMemory();
    expect(await under(collector, Array(64).fill(bomb))).toEqual({ 413: 64 });
    expect(collector.peakMemory()).toBeLessThan(before + 384);
  }));

test('no other kind of body makes more of itself than the collector can hold', () =>
  withCollector(async (collector) => {
    const many = <T>(count: number, make: (n: number) => T) =>
      Array.from({ length: count }, (_, n) => make(n));
    const member = gzipSync('');
    const members = Buffer.concat(many(Math.floor(1_048_576 / member.length), () => member));
    const kinds: Record<string, [bodies: (string | Uint8Array<ArrayBuffer>)[], statuses: number[]]> = {
      'gzip members without end': [Array(16).fill(new Uint8Array(members)), [400]],
      'one line of 8 MiB': [Array(8).fill(gzip('x'.repeat(decoded))), [400]],
      'empty lines': [Array(8).fill(gzip('\n'.repeat(decoded))), [413]],
      'a fault in every line': [Array(8).fill(gzip('0\n'.repeat(400_000))), [400]],
      'brackets that are never closed': [Array(8).fill(gzip('['.repeat(decoded))), [413]],
      'brackets as deep as may be': [many(8, () => gzip('['.repeat(499_000) + ']'.repeat(499_000))), [400]],
      'a detail as deep as may be': [
        many(8, (n) => gzip(withDetail(n, '['.repeat(499_000) + ']'.repeat(499_000)))),
        [204, 503],
      ],
      'a detail of empty objects': [
        many(8, (n) => gzip(withDetail(100 + n, `[${'{},'.repeat(490_000)}0]`))),
        [204, 503],
      ],
      'a detail of 8 MB': [many(16, (n) => gzip(withDetail(200 + n, `"${'x'.repeat(8e6)}"`))), [204, 503]],
      // Each row repeats it: 10,000 × 700 kB.
      'a context that each entry repeats': [
        many(8, (n) =>
          gzip(
            body(
              sampleBatch(300 + n, measures(0, 10_000), { page: { context: { plan: 'x'.repeat(700_000) } } }),
            ),
          ),
        ),
        [413],
      ],
      // 10,000 × 18 kB, of a few bytes: a control character is written with six.
      'a view that each entry repeats': [
        many(8, (n) => {
          const wide = '\u0001';
          const name = wide.repeat(256);
          return gzip(
            body(
              sampleBatch(600 + n, measures(0, 9_999), {
                page: { app: name, release: name, environment: name },
                view: { url: wide.repeat(2048), route: name },
              }),
            ),
          );
        }),
        [413],
      ],
      'as many entries as may be, large ones': [
        many(8, (n) =>
          gzip(
            body(
              sampleBatch(
                400 + n,
                many(10_000, (i) => ({ ...measures(i, 1)[0]!, detail: 'd'.repeat(700) })),
              ),
            ),
          ),
        ),
        [204, 503],
      ],
      'more entries than may be': [[gzip(body(sampleBatch(500, measures(0, 10_001))))], [400]],
    };
    for (const [name, [bodies, statuses]] of Object.entries(kinds)) {
      const counts = await under(collector, bodies);
      expect(statuses, name).toEqual(expect.arrayContaining(Object.keys(counts).map(Number)));
      expect(collector.peakMemory(), name).toBeLessThan(1536);
    }
  }));

test('bodies that arrive in chunks of one byte take no more than their size', () =>
  withCollector(async (collector) => {
    const { hostname, port } = new URL(collector.url);
    const before = collector.peakMemory();
    const chunks = Buffer.from('1\r\nx\r\n'.repeat(100_000));
    const sockets = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const socket = connect(Number(port), hostname).resume();
        socket.write('POST /v1/batches HTTP/1.1\r\nHost: collector\r\nTransfer-Encoding: chunked\r\n\r\n');
        if (!socket.write(chunks)) await once(socket, 'drain');
        return socket;
      }),
    );
    expect(await under(collector, ['x'])).toEqual({ 400: 1 });
    expect(collector.peakMemory()).toBeLessThan(before + 96);
    for (const socket of sockets) socket.destroy();
  }));

test('names that JavaScript gives a meaning are names', () =>
  withCollector(async (collector) => {
    const changed = (n: number, from: string, to: string) =>
      collector.post(body(sampleBatch(n, measures(0, 2))).replace(from, to));
    const statuses = [
      await collector.post('{"__proto__":{"v":1,"from":0,"attempt":1,"entries":[]}}'),
      await collector.post('"__proto__"'),
      await changed(
        1,
        '"app"',
        '"__proto__":{"app":"other","polluted":1},"constructor":{"prototype":1},"app"',
      ),
      await changed(2, '"app"', '"context":{"__proto__":"x","constructor":"y","toString":"z"},"app"'),
      await changed(3, '"app"', '"context":{"__proto__":{"x":1}},"app"'),
      await changed(4, '"type":"measure"', '"type":"__proto__"'),
      await changed(5, '"type":"measure"', '"type":"constructor","__proto__":{"type":"mark"}'),
      await changed(6, '"name":"m0"', '"name":"__proto__","detail":{"__proto__":{"__proto__":null}}'),
      await changed(7, '"app":"shop"', '"app":"toString"'),
    ].map(({ status }) => status);
    expect(statuses).toEqual([400, 400, 204, 204, 400, 204, 204, 204, 204]);
    expect((await collector.ask<Overview>('/api/overview')).entries).toBe(6 * 2);
    for (const question of ['choices', 'vitals', 'culprits', 'measures', 'series', 'advice'])
      expect((await fetch(`${collector.url}/api/${question}`)).status, question).toBe(200);
  }));

test('counts of what was dropped may be as large as numbers go', () =>
  withCollector(async (collector) => {
    const most = 4_294_967_295;
    const dropped = { limit: most, invalid: most, quota: most, age: most, rejected: most };
    const answer = await collector.post(
      body(
        sampleBatch(1, measures(0, 2), { dropped }),
        sampleBatch(2, measures(0, 2), { dropped: { limit: most } }),
      ),
    );
    expect([204, 400]).toContain(answer.status);
    expect((await collector.post(body(sampleBatch(3, measures(0, 2))))).status).toBe(204);
    for (const question of ['overview', 'advice'])
      expect((await fetch(`${collector.url}/api/${question}`)).status, question).toBe(200);
  }));

test('thousands of small requests without a pause for an answer are all answered, with little memory', () =>
  withData(async (data) => {
    const node = [process.execPath, '--max-old-space-size=192', cli] as const;
    const collector = await runCollector(data, [], [...node]);
    const { hostname, port } = new URL(collector.url);
    const requests = Array.from({ length: 12_000 }, (_, n) => {
      const text = body(sampleBatch(n, [{ type: 'mark', startTime: 1, name: 'x' }]));
      return `POST /v1/batches HTTP/1.1\r\nHost: ${hostname}\r\nContent-Length: ${text.length}\r\n\r\n${text}`;
    });
    const statuses: Record<string, number> = {};
    const sockets = Array.from({ length: 8 }, (_, n) => {
      const socket = connect(Number(port), hostname);
      // An answer that comes in two pieces is counted once, by the line that it begins with.
      let rest = '';
      socket.setEncoding('latin1').on('data', (chunk: string) => {
        const lines = (rest + chunk).split('\r\n');
        rest = lines.pop()!;
        for (const line of lines) {
          const status = /HTTP\/1\.1 (\d+)/.exec(line)?.[1];
          if (status) statuses[status] = (statuses[status] ?? 0) + 1;
        }
      });
      socket.write(requests.slice(n * 1500, (n + 1) * 1500).join(''));
      return socket;
    });
    try {
      const answered = () => Object.values(statuses).reduce((sum, count) => sum + count, 0);
      await expect.poll(answered, { timeout: 150_000 }).toBe(requests.length);
      const { 204: stored = 0, 503: refused = 0 } = statuses;
      expect(stored + refused).toBe(requests.length);
      expect((await collector.ask<Overview>('/api/overview')).entries).toBe(stored);
    } finally {
      for (const socket of sockets) socket.destroy();
      await collector.end('SIGKILL');
    }
  }));

test('of a page with half a million gaps, no more is read than what is sent again', () =>
  withData(async (data) => {
    test.setTimeout(120_000);
    const timeOrigin = 1_760_000_000_000;
    const again = sampleBatch(1, measures(0, 3), { attempt: 2, page: { timeOrigin } });
    let collector = await runCollector(data);
    expect((await collector.post(body(again))).status).toBe(204);
    await collector.end('SIGTERM');
    const gaps = `INSERT INTO entries (received_at, time, page_start, app, type, name, page_id, seq)
      SELECT now64(3), now64(3), fromUnixTimestamp64Milli(${timeOrigin}, 'UTC'), 'shop', 'mark', 'm', '${pageId(1)}', 10 + 2 * number
      FROM numbers(500_000)`;
    const program = `import { Session } from 'chdb';
      const session = new Session(${JSON.stringify(data)});
      session.query(${JSON.stringify(gaps)});
      session.close();`;
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program]);
    expect(status, String(stderr)).toBe(0);
    collector = await runCollector(data);
    const before = collector.peakMemory();
    expect((await collector.post(body(again))).status).toBe(204);
    expect(collector.peakMemory() - before).toBeLessThan(100);
    await collector.end('SIGKILL');
  }));
