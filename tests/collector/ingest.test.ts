import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import type { MeasureRow, Overview } from '../../src/wire/index.js';
import { type Running, withCollector, withData } from './runCollector.js';
import { body, measures, sampleBatch } from './sampleBatch.js';

test.describe.configure({ mode: 'serial' });

const entries = async (collector: Running) => (await collector.ask<Overview>('/api/overview')).entries;
const names = async (collector: Running) =>
  (await collector.ask<MeasureRow[]>('/api/measures')).map(({ name }) => name).sort();

test('what was acknowledged is stored, plain or gzipped, and once however often it comes', () =>
  withCollector(async (collector) => {
    const first = body(sampleBatch(1, measures(0, 10)), sampleBatch(2, measures(0, 10)));
    expect(await collector.post(first)).toEqual({ status: 204, text: '' });
    expect((await collector.post(new Uint8Array(gzipSync(first)))).status).toBe(204);
    expect(await entries(collector)).toBe(20);
    // Regrouped, overlapping, backwards.
    const later = [
      sampleBatch(1, measures(15, 10), { from: 15 }),
      sampleBatch(1, measures(5, 15), { from: 5, attempt: 2 }),
      sampleBatch(1, measures(0, 25), { from: 0, attempt: 3 }),
    ];
    await Promise.all(later.map((batch) => collector.post(body(batch))));
    expect(await entries(collector)).toBe(35);
    expect(await collector.ask<Overview>('/api/overview')).toMatchObject({
      pages: 2,
      sessions: 2,
      numbered: 35,
    });
  }));

test('a body with faults names each, stores its good batches and nothing of the bad ones', () =>
  withCollector(async (collector) => {
    const bad = sampleBatch(3, [...measures(0, 3), { type: 'mark', startTime: 'soon', name: 'x' } as never]);
    const lines = [
      body(sampleBatch(1, measures(0, 2))),
      '{"v":',
      body(bad),
      '',
      body(sampleBatch(2, measures(2, 2), { from: 2 })),
      // A number in JSON, and none in JavaScript.
      body(sampleBatch(4, measures(0, 2))).replace('"startTime":1,', '"startTime":1e400,'),
    ];
    const { status, text } = await collector.post(lines.join('\n'));
    expect(status).toBe(400);
    expect(JSON.parse(text)).toEqual({
      faults: [
        { line: 2, path: '$', error: 'is not JSON' },
        { line: 3, path: '$.entries[3].startTime', error: 'must be number' },
        { line: 6, path: '$.entries[1].startTime', error: 'must be number' },
      ],
    });
    expect(await names(collector)).toEqual(['m0', 'm1', 'm2', 'm3']);
  }));

test('what no engine expects harms nobody else', () =>
  withCollector(async (collector) => {
    const odd = [
      sampleBatch(1, [{ type: 'measure', startTime: -1e308, duration: 1e308, name: 'huge' }], {
        page: { timeOrigin: -1e308 },
      }),
      sampleBatch(2, [{ type: 'mark', startTime: 1e308, name: 'lone \ud800 surrogate', detail: '\udfff' }], {
        page: { timeOrigin: 1e308 },
      }),
      sampleBatch(3, [{ type: 'mark', startTime: 1, name: 'nul \0 tab \t newline \n' }], {
        from: 2 ** 32 - 2,
      }),
      sampleBatch(4, [{ type: 'event', startTime: 1, interactionId: 1 } as never], {
        sentAt: 1e308,
        view: { n: 1e300 },
      }),
      sampleBatch(5, [
        {
          type: 'long-animation-frame',
          startTime: 1,
          duration: 1,
          scripts: [{ startTime: 1, duration: 1, sourceCharPosition: 1e300 }],
        },
      ]),
      sampleBatch(7, [{ type: 'mark', startTime: 1, name: 'deep', detail: 'DEEP' }]),
      sampleBatch(8, [], { dropped: { limit: 2 ** 32 - 1 }, view: { startTime: 1e308 }, sentAt: -1e308 }),
      // A partition each, if a client could choose them: far more than the engine takes in one insert.
      ...Array.from({ length: 300 }, (_, n) =>
        sampleBatch(100 + n, measures(0, 1), { page: { timeOrigin: n * 1e10 } }),
      ),
    ];
    const deep = '['.repeat(8_000) + ']'.repeat(8_000);
    const text = body(sampleBatch(6, measures(0, 3)), ...odd).replace('"DEEP"', deep);
    expect(await collector.post(text)).toEqual({
      status: 204,
      text: '',
    });
    expect(await entries(collector)).toBe(3 + 6 + 300);
    for (const question of ['choices', 'vitals', 'culprits', 'measures', 'series', 'coverage', 'advice']) {
      expect((await fetch(`${collector.url}/api/${question}`)).status).toBe(200);
    }
  }));

test('one page with a gap after each of its entries holds up nobody', () =>
  withCollector(async (collector) => {
    test.setTimeout(240_000);
    const one = body(sampleBatch(1, [{ type: 'mark', startTime: 1, name: 'm' }], { page: { supports: [] } }));
    const lines = Array.from({ length: 20_000 }, (_, i) => one.replace('"from":0', `"from":${2 * i}`));
    const posted = collector.post(new Uint8Array(gzipSync(lines.join('\n'))));
    expect((await collector.post(body(sampleBatch(2, measures(0, 3))))).status).toBe(204);
    expect((await posted).status).toBe(204);
    expect(await entries(collector)).toBe(20_003);
  }));

test('what is too large is refused before it is held, and broken bytes are', () =>
  withCollector(async (collector) => {
    expect((await collector.post('x'.repeat(1_048_577))).status).toBe(413);
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(100_000)),
    });
    const streamed = await fetch(`${collector.url}/v1/batches`, {
      method: 'POST',
      body: endless,
      duplex: 'half',
    } as RequestInit).catch(() => undefined);
    expect([413, undefined]).toContain(streamed?.status);
    const bomb = gzipSync(Buffer.alloc(50_000_000, 'x'));
    expect((await collector.post(new Uint8Array(bomb))).status).toBe(413);
    expect((await collector.post(new Uint8Array([0x1f, 0x8b, 1, 2, 3]))).status).toBe(400);
    expect((await collector.post(new Uint8Array([0x7b, 0xff]))).status).toBe(400);
    expect((await collector.post('')).status).toBe(400);
    expect((await collector.post(body(sampleBatch(1, measures(0, 1))))).status).toBe(204);
  }));

test('any origin may send and load the script, and ask whether it may', () =>
  withCollector(async ({ url }) => {
    const origin = { Origin: 'https://shop.example' };
    const preflight = await fetch(`${url}/v1/batches`, {
      method: 'OPTIONS',
      headers: {
        ...origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-methods')).toContain('POST');
    const refused = await fetch(`${url}/v1/batches`, { method: 'POST', body: 'x', headers: origin });
    expect(refused.status).toBe(400);
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
    expect(refused.headers.get('access-control-expose-headers')).toContain('Retry-After');
    const script = await fetch(`${url}/fieldmark.js`, { headers: origin });
    expect(script.status).toBe(200);
    expect(script.headers.get('content-type')).toContain('javascript');
    expect(script.headers.get('access-control-allow-origin')).toBe('*');
    expect(script.headers.get('cache-control')).toContain('max-age');
    expect(script.headers.get('content-encoding')).toBe('gzip');
    expect((await fetch(new URL(script.headers.get('sourcemap')!, script.url))).status).toBe(200);
    const development = await fetch(`${url}/fieldmark.dev.js`, { headers: origin });
    expect(development.headers.get('access-control-allow-origin')).toBe('*');
    expect(development.headers.get('sourcemap')).toBe('fieldmark.dev.js.map');
    expect((await fetch(`${url}/fieldmark.dev.js.map`)).status).toBe(200);
    const unchanged = await fetch(`${url}/fieldmark.js`, {
      headers: { 'If-None-Match': script.headers.get('etag')! },
    });
    expect(unchanged.status).toBe(304);
    expect(
      (await fetch(`${url}/api/overview`, { headers: origin })).headers.get('access-control-allow-origin'),
    ).toBe(null);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/v1/nothing`)).status).toBe(404);
  }));

test('told to come again because the collector closes, a page of any origin can read when', () =>
  withData(async (data) => {
    const { createCollector }: typeof import('../../src/collector/index.js') = await import(
      new URL('../../dist/collector.js', import.meta.url).href
    );
    const collector = await createCollector({ data });
    await collector.close();
    const refused = await collector.fetch(
      new Request('http://localhost/v1/batches', {
        method: 'POST',
        body: 'x',
        headers: { Origin: 'https://shop.example' },
      }),
    );
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
    expect(refused.headers.get('access-control-expose-headers')).toContain('Retry-After');
    const answer = await collector.fetch(new Request('http://localhost/api/overview'));
    expect(answer.status).toBe(503);
    expect(answer.headers.get('access-control-allow-origin')).toBe(null);
  }));

test('the dashboard comes with a strict content security policy, and no other file can be had', () =>
  withCollector(async ({ url }) => {
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('unsafe');
    for (const path of ['/..%2fcli.js', '/%2e%2e/cli.js', '/cli.js', '/collector.js']) {
      expect((await fetch(url + path)).status).toBe(404);
    }
  }));
