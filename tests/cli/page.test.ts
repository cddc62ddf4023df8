import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { textWidth } from '../../src/cli/text/lineWidth.js';
import type { PageStory } from '../../src/wire/index.js';
import { runCollector, withCollector, withData } from '../collector/runCollector.js';
import { storyBatch } from '../dashboard/storyBatch.js';
import { run } from './run.js';

// Each runs the command line many times over.
test.slow();

/** What could move a terminal. */
const moves = /[^\P{Cc}\n]|\p{Cf}/u;

async function post(url: string, story: Parameters<typeof storyBatch>[0]): Promise<string> {
  const batches = storyBatch(story);
  const body = batches.map((batch) => JSON.stringify(batch)).join('\n');
  const response = await fetch(`${url}/v1/batches`, { method: 'POST', body });
  expect(response.status).toBeLessThan(300);
  return batches[0]!.page.id;
}

test('a visit is told in time order, each script below its frame, with what is missing', () =>
  withCollector(async ({ url, ask }) => {
    const id = await post(url, { app: 'shop' });
    const { code, out, err } = await run(['page', id, '--url', url], { env: { COLUMNS: '140' } });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(new RegExp(`^Page ${id}\n/shop/cart\nshop · 1\\.4\\.0 · production\n`));
    expect(out).toContain('8 cores · 8 GiB · 4g · plan free');
    expect(out).toMatch(/2 views · .* · 12 dropped · 28 missing\n/);
    expect(out).toMatch(
      /2,004 ms +280 ms +█+ +long frame 210 ms blocking .*\n +2,012 ms +196 ms +█+ +└ addToBasket \/assets\/app\.3f2\.js@48213 ← BUTTON#buy\.onclick {2}84 ms forced layout\n/,
    );
    expect(out).toMatch(
      /2,000 ms +288 ms +█+ +interaction INP 288 ms button#buy {2}waited 12 ms · handlers 196 ms · paint 80 ms/,
    );
    expect(out).toMatch(/request \/api\/basket {2}fetch · 900 B/);
    expect(out).toMatch(/measure cart:price\n/);
    expect(out).toMatch(/vital LCP 1\.5 s good {2}img\.hero/);
    expect(out).toMatch(/view \/shop\/list {2}back-forward-cache/);
    expect(out).toContain('⋯ 12 entries dropped, quota');
    expect(out).toContain('⋯ 28 entries missing');
    const starts = [...out.matchAll(/^ +([\d,]+) ms .*(?<!└.*)$/gm)].map(([, start]) =>
      Number(start!.replaceAll(',', '')),
    );
    expect(starts.length).toBeGreaterThan(20);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));

    const json = await run(['page', id, '--url', url, '--json']);
    expect(JSON.parse(json.out)).toEqual(await ask<PageStory>(`/api/page?page=${id}`));
  }));

test('the collector and its directory tell the same, and the end of an id is enough', () =>
  withData(async (data) => {
    const collector = await runCollector(data);
    const id = await post(collector.url, { app: 'shop' });
    const forms = [['page', id.slice(-8)], ['page', id, '--json'], ['page']];
    const running = [];
    for (const form of forms) running.push(await run([...form, '--data', data]));
    await collector.end('SIGTERM');
    for (const [i, form] of forms.entries()) expect(await run([...form, '--data', data])).toEqual(running[i]);
    expect(running[0]!.out).toContain(`Page ${id}\n`);
    expect(running[2]!.out).toContain(id);

    expect(await run(['page', 'ffffffff', '--data', data])).toEqual({
      code: 1,
      out: '',
      err: 'None of the newest and the worst visits begins or ends with ffffffff: list them with fieldmark page\n',
    });
    const other = id.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
    expect((await run(['page', other, '--data', data])).err).toBe(`Nothing is stored of the page ${other}\n`);
  }));

test('where an id is shared by several, more of it is asked for', () =>
  withCollector(async ({ url }) => {
    const a = await post(url, { app: 'shop' });
    const b = await post(url, { app: 'shop' });
    let same = 0;
    while (a[same] === b[same]) same++;
    const { code, err } = await run(['page', a.slice(0, same), '--url', url]);
    expect({ code, err }).toEqual({
      code: 1,
      err: `2 pages begin or end with ${a.slice(0, same)}: give more of the id\n`,
    });
    expect((await run(['page', a.slice(0, same + 1), '--url', url])).out).toContain(a);
  }));

test('the trace is what the Performance panel opens', () =>
  withCollector(async ({ url, data }) => {
    const id = await post(url, { app: 'shop' });
    const file = join(data, 'visit.json');
    const { code, out } = await run(['page', id, '--url', url, '--trace', file]);
    expect(code).toBe(0);
    expect(out).toContain(`${file} is written`);
    const trace = JSON.parse(readFileSync(file, 'utf8')) as { traceEvents: { name: string }[] };
    expect(trace.traceEvents.some(({ name }) => name === 'RunTask')).toBe(true);
    expect(JSON.parse((await run(['page', id, '--url', url, '--trace', '-'])).out)).toEqual(trace);
    expect((await run(['page', id, '--url', url, '--trace', '/proc/none/visit.json'])).err).toMatch(
      /^The trace cannot be written to \/proc\/none\/visit\.json: .*\n$/,
    );
  }));

test('no line is wider than the terminal, and of long visits the longest is told', () =>
  withCollector(async ({ url }) => {
    const id = await post(url, { app: 'shop', more: 400, name: '\u001b[31m\u202e価格🚀'.repeat(9) });
    for (const columns of [60, 140]) {
      const { out } = await run(['page', id, '--url', url, '--limit', '30'], {
        env: { COLUMNS: `${columns}` },
      });
      for (const line of out.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(columns);
      expect(out).not.toMatch(moves);
      expect(out).toMatch(/long frame 210 ms/);
      expect(out).toMatch(/\n {2}… and \d+ more: --limit \d+\n$/);
    }
    const near = await run(['page', id, '--url', url, '--between', '1990-2100']);
    expect(near.out).toMatch(/2,012 ms/);
    expect(near.out).not.toMatch(/\n +3,200 ms/);
  }));

test('visits are listed by what is asked', () =>
  withCollector(async ({ url }) => {
    await post(url, { app: 'other' });
    const id = await post(url, { app: 'shop' });
    const { out } = await run(['page', '--url', url, '--app', 'shop', '--sort', 'inp'], {
      env: { COLUMNS: '140' },
    });
    expect(out).toMatch(
      new RegExp(`^Visits {2}1 page\n.*\n {2}${id} .* 298 ms +280 ms +288 ms +1\\.5 s {2}shop /shop/`),
    );
    expect((await run(['page', '--url', url, '--app', 'none'])).out).toBe(
      'Nothing is stored for that yet.\n',
    );
  }));
