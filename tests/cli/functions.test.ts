import { expect, test } from '@playwright/test';
import { textWidth } from '../../src/cli/text/lineWidth.js';
import type { Entry, FunctionRow, Functions, InstrumentedFunction } from '../../src/wire/index.js';
import { functionsBatch } from '../collector/functionsBatch.js';
import { type Running, runCollector, withCollector, withData } from '../collector/runCollector.js';
import { body, sampleBatch } from '../collector/sampleBatch.js';
import { run } from './run.js';

// Each runs the command line many times over.
test.slow();

/** What could move a terminal. */
const moves = /[^\P{Cc}\n]|\p{Cf}/u;
const wide = { env: { COLUMNS: '140' } };

async function post({ post }: Running, name = ''): Promise<string> {
  const batch = functionsBatch({ app: 'shop', name });
  expect((await post(JSON.stringify(batch))).status).toBe(204);
  return batch.page.id;
}

test('functions and components are listed, each kind with its totals, as asked', () =>
  withCollector(async (collector) => {
    await post(collector);
    const { url } = collector;
    const { code, out, err } = await run(['functions', '--url', url], wide);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Functions {2}2 names · 462 calls · 250 ms of their own\n/);
    expect(out).toMatch(
      /\n {2}Cart\.price +200 ms +█+.? +80\.0 % +420 +1 +200 ms .*\n {2}Cart\.total +50 ms +/,
    );
    expect(out).toMatch(
      /\n\nComponents {2}2 names · 4 renders · 77 ms of their own\n.*renders.*\n {2}List +69 ms/,
    );

    const byTotal = await run(['functions', '--url', url, '--sort', 'total', '--kind', 'function'], wide);
    expect(byTotal.out).toMatch(/\n {2}Cart\.total .*\n {2}Cart\.price /);
    expect(byTotal.out).not.toContain('Components');
    const one = await run(['functions', '--url', url, '--limit', '1'], wide);
    expect(one.out).toMatch(/Cart\.price .*\n {2}… and 1 more: --limit 2\n/);

    const json = await run(['functions', '--url', url, '--json']);
    expect(JSON.parse(json.out)).toEqual(await collector.ask<Functions>('/api/functions'));
    const markdown = await run(['functions', '--url', url, '--markdown']);
    expect(markdown.out).toMatch(
      /^### Functions\n\n2 names .*\n\n\|.*\n\| :-- \|.*\n\| `Cart\.price` \| 200 ms \|/,
    );
    expect((await run(['functions', '--url', url, '--app', 'none'])).out).toMatch(
      /^Nothing is stored for that yet: wrap\(\), instrument\(\)/,
    );
  }));

test('of more names than are told, the others are counted', () =>
  withCollector(async ({ url, post }) => {
    const rows = Array.from({ length: 230 }, (_, n) => ({
      name: `f${n}`,
      calls: 1,
      total: n,
      own: n,
      longest: n,
    }));
    const table: Entry = { type: 'functions', name: 'view', startTime: 5, duration: 100, rows };
    expect((await post(JSON.stringify(sampleBatch(1, [table])))).status).toBe(204);
    const told = async (limit: string) =>
      /\n {2}(….*)\n/.exec((await run(['functions', '--url', url, '--limit', limit], wide)).out)?.[1];
    expect(await told('8')).toBe('… and 222 more: --limit 200');
    expect(await told('200')).toMatch(/^… and 30 more, which this list is too short for/);
  }));

test('one of them is told with who called it, what it called, its phases and its frames', () =>
  withCollector(async (collector) => {
    const page = await post(collector);
    const { url } = collector;
    const fn = await run(['functions', '--url', url, '--name', 'Cart.price'], wide);
    expect(fn.out).toMatch(/^Function\n {2}Cart\.price\n {4}420 calls of 1 user · 200 ms of its own · /);
    expect(fn.out).toMatch(/\n\nCalled by\n.*\n {2}Cart\.total +420 +200 ms +200 ms\n/);
    expect(fn.out).not.toContain('\nCalls\n');
    expect(fn.out).toMatch(
      new RegExp(
        `\\nLong frames with most of it\\n.*\\n  ${page} +2,000 ms +240 ms +190 ms +20 +140 ms +/cart`,
      ),
    );
    const component = await run(['functions', '--url', url, '--name', 'List'], wide);
    expect(component.out).toMatch(/^Component\n {2}List\n {4}3 renders of 1 user/);
    expect(component.out).toMatch(/\n {2}mount +2 +44 ms +44 ms +44 ms +– +– .*\n {2}update +1 +25 ms/);
    expect(component.out).toMatch(/\nRendered in\n.*\n {2}App +3 /);
    const json = await run(['functions', '--url', url, '--name', 'Cart.price', '--json']);
    expect(JSON.parse(json.out)).toEqual({
      name: 'Cart.price',
      kind: 'function',
      ...(await collector.ask<InstrumentedFunction>('/api/function?name=Cart.price')),
    });
    expect(await run(['functions', '--url', url, '--name', 'nobody'])).toEqual({
      code: 1,
      out: '',
      err: 'Nothing is stored of an instrumented function or component nobody in this selection\n',
    });
  }));

test('a component tells the functions that it called, and they tell it', () =>
  withCollector(async (collector) => {
    const rows: FunctionRow[] = [
      { name: 'Prices', kind: 'component', phase: 'mount', calls: 1, total: 9, own: 4, longest: 9 },
      { name: 'priceOf', caller: 'Prices', callerKind: 'component', calls: 5, total: 5, own: 5, longest: 2 },
    ];
    const batch = sampleBatch(1, [{ type: 'functions', name: 'view', startTime: 5, duration: 50, rows }]);
    expect((await collector.post(body(batch))).status).toBe(204);
    const tell = async (name: string) =>
      (await run(['functions', '--url', collector.url, '--name', name], wide)).out;
    expect(await tell('Prices')).toMatch(/\nInside it\n.*\n {2}priceOf function +5 +5 ms/);
    expect(await tell('priceOf')).toMatch(/\nCalled by\n.*\n {2}Prices component +5 +5 ms/);
  }));

test('the collector and its directory tell the same, and a visit tells its tables', () =>
  withData(async (data) => {
    const collector = await runCollector(data);
    const page = await post(collector);
    const forms = [['functions'], ['functions', '--name', 'List', '--json'], ['page', page]];
    const running = [];
    for (const form of forms) running.push(await run([...form, '--data', data], wide));
    await collector.end('SIGTERM');
    for (const [i, form] of forms.entries())
      expect(await run([...form, '--data', data], wide)).toEqual(running[i]);
    expect(running[2]!.out).toMatch(
      /functions Cart\.price 60 ms {2}List 44 ms {2}Cart\.total 30 ms {2}of 4 names\n/,
    );
  }));

test('no line is wider than the terminal, and names are text', () =>
  withCollector(async (collector) => {
    const name = '\u001b[31m\u202e価格🚀|`'.repeat(9);
    await post(collector, name);
    for (const form of [[], ['--name', `List${name}`]])
      for (const columns of [50, 140]) {
        const { code, out } = await run(['functions', '--url', collector.url, ...form], {
          env: { COLUMNS: `${columns}` },
        });
        expect(code).toBe(0);
        for (const line of out.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(columns);
        expect(out).not.toMatch(moves);
      }
    for (const as of ['--json', '--markdown'])
      expect((await run(['functions', '--url', collector.url, as])).out).not.toMatch(moves);
  }));

test('what is typed wrongly is said, with exit code 2', async () => {
  for (const [args, said] of [
    [['--sort', 'name'], '--sort must be own, total, calls, mean, p95 or max, not name'],
    [['--kind', 'class'], '--kind must be function or component, not class'],
    [['--name', ''], '--name must not be empty'],
    [['--json', '--markdown'], 'Use either --json or --markdown'],
    [['--limit', '0'], '--limit must be 1 to 1000, not 0'],
  ] as const) {
    const { code, err } = await run(['functions', ...args]);
    expect(code).toBe(2);
    expect(err).toContain(said);
  }
});
