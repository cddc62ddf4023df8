import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { textWidth } from '../../src/cli/text/lineWidth.js';
import { cli, runCollector, withCollector, withData } from '../collector/runCollector.js';
import { body, sampleBatch } from '../collector/sampleBatch.js';
import { seed } from '../dashboard/seed.js';
import { hasTerminal, onTerminal } from './onTerminal.js';
import { reported, run } from './run.js';

// Each runs the command line many times over.
test.slow();

const esc = String.fromCharCode(27);
/** What could move a terminal. */
const moves = /[^\P{Cc}\n]|\p{Cf}/u;
const hostile = `${esc}[31m\`|</td><img src=x onerror=alert(1)> @team \u202e https://evil.example [a](b) \\|`;

test('the collector and its directory give the same answers, in each form', () =>
  withData(async (data) => {
    const collector = await runCollector(data);
    await seed(collector.url, { app: 'shop' });
    const forms = [[], ['--json'], ['--markdown']];
    const running = await Promise.all(forms.map((form) => run(['report', '--data', data, ...form])));
    await collector.end('SIGTERM');
    for (const [i, form] of forms.entries()) {
      const direct = await run(['report', '--data', data, ...form]);
      expect(direct).toEqual(running[i]);
      expect(direct.code).toBe(0);
      expect(direct.out).toContain('addToBasket');
    }
  }));

test('the report is no wider than its terminal, down to 60 columns, whatever pages send', () =>
  withCollector(async ({ url }) => {
    await seed(url, {
      app: hostile,
      route: '/価格/🚀'.repeat(20),
      measure: hostile,
      script: { sourceFunctionName: '価格'.repeat(40), invoker: hostile },
    });
    for (const columns of [60, 80, 140]) {
      const { out } = await run(['report', '--url', url], { env: { COLUMNS: String(columns) } });
      for (const line of out.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(columns);
      expect(out).toMatch(/LCP .*[█▒░]/);
      expect(out).toContain('価格');
      expect(out).not.toMatch(moves);
    }
  }));

test('only as many rows as asked for, and how many more there are', () =>
  withCollector(async ({ url }) => {
    await seed(url, { app: 'shop' });
    const { out } = await run(['report', '--url', url, '--limit', '1']);
    expect(out).toContain('addToBasket');
    expect(out).toContain('… and 2 more: --limit 3');
    expect(out).not.toContain('list:render');
    expect((await run(['report', '--url', url, '--limit', '3'])).out).toMatch(/list:render/);
  }));

test('what to change is said with its gain, its place and how', () =>
  withCollector(async ({ url }) => {
    await seed(url, { app: 'shop', pages: 30 });
    const { out } = await run(['report', '--url', url, '--limit', '1'], { env: { COLUMNS: '100' } });
    expect(out).toMatch(
      /What to change {2}\d+ findings?, .*\n {2}1\. addToBasket\(\) [\s\S]*\n {4}at most .* of blocking, .* a view · 30 users · 30 views\n {4}\/assets\/shop\.js@1234\n/,
    );
  }));

test('Markdown has tables that cannot be broken out of', () =>
  withCollector(async ({ url }) => {
    const script = { sourceFunctionName: hostile, sourceURL: `https://evil.example/${hostile}` };
    await seed(url, { app: 'shop', pages: 30, measure: hostile, script });
    const { out, code } = await run(['report', '--url', url, '--markdown']);
    expect(out).toMatch(/\n### What to change\n\n\d+ findings?, /);
    expect(code).toBe(0);
    expect(out).toMatch(/^### Fieldmark report\n/);
    expect(out).toMatch(/\n\| {2}\| p75 \| good .*\|\n\| :-- \| --: \|.*\n\| LCP \| /);
    const tables = out.split('\n\n').filter((part) => part.startsWith('|'));
    expect(tables).toHaveLength(4);
    for (const rows of tables.map((table) => table.trim().split('\n'))) {
      // A `|` ends a cell unless a backslash stands before it, in code too.
      const cells = rows.map((row) => row.match(/(?<!\\)\|/g)!.length);
      expect(new Set(cells).size).toBe(1);
    }
    // Outside of code spans nothing of it is left but with a backslash before; the first that begins counts.
    const prose = out.replace(/\\[!-/:-@[-`{-~]|(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
    expect(prose).not.toMatch(/[<>`[\]@]|https?:|www\.|!\[/);
    expect(out.replaceAll('\u2060', '')).not.toMatch(moves);
  }));

test('JSON is for programs, and still cannot move a terminal', () =>
  withCollector(async ({ url, ask }) => {
    await seed(url, { app: 'shop', measure: `\u009b31m\u202e${hostile}` });
    const { out } = await run(['report', '--url', url, '--json']);
    const { filter, ...answers } = JSON.parse(out);
    expect(filter).toEqual({});
    expect(Object.keys(answers).sort()).toEqual([...reported].sort());
    for (const [question, answer] of Object.entries(answers))
      expect(answer).toEqual(await ask(`/api/${question}`));
    expect(out).not.toMatch(moves);
  }));

test('colours are for terminals, and for those who insist', () =>
  withCollector(async ({ url }) => {
    await seed(url, { app: 'shop' });
    const args = ['report', '--url', url];
    expect((await run(args)).out).not.toContain(esc);
    expect((await run(args, { env: { FORCE_COLOR: '1' } })).out).toContain(`${esc}[1mWeb Vitals`);
    test.skip(!hasTerminal, 'python3 is not here');
    const shown = async (env: Record<string, string>) => {
      const terminal = onTerminal(args, { env, size: [24, 60] });
      expect(await terminal.ended).toEqual({ code: 0, restored: true });
      return terminal.output();
    };
    expect(await shown({})).toContain(`${esc}[1mWeb Vitals`);
    expect(await shown({ NO_COLOR: '1' })).not.toContain(esc);
    expect(await shown({ TERM: 'dumb' })).not.toContain(esc);
    for (const line of (await shown({ NO_COLOR: '1' })).split(/\r?\n/))
      expect(textWidth(line)).toBeLessThanOrEqual(60);
  }));

test('who closes the pipe early ends it quietly', () =>
  withCollector(async ({ url, post }) => {
    // More than a pipe holds.
    const many = Array.from({ length: 500 }, (_, i) => ({
      type: 'measure' as const,
      startTime: i,
      duration: i,
      name: `${i}`.padEnd(200, 'x'),
    }));
    await post(body(sampleBatch(1, many)));
    const child = spawn(process.execPath, [cli, 'report', '--url', url, '--limit', '1000', '--json']);
    let errors = '';
    child.stderr.on('data', (chunk) => (errors += chunk));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
  }));

test('an older collector shows what it knows, and is told from what is none', async () => {
  const questions: Record<string, unknown> = {
    '/api/overview': { pages: 1, sessions: 1, views: 1, entries: 1, numbered: 1 },
    '/api/measures': [{ name: 'm', count: 1, users: 1, p50: 1, p75: 1, p95: 1, p99: 1, total: 1 }],
  };
  const server = createServer(({ url }, response) => {
    const answer = questions[url!.split('?')[0]!];
    if (url!.startsWith('/website')) response.end('<!doctype html>');
    else response.writeHead(answer ? 200 : 404).end(JSON.stringify(answer ?? { error: 'no such question' }));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { out, code } = await run(['report', '--url', url]);
  expect(code).toBe(0);
  expect(out).toMatch(/\n {2}m +1 ms/);
  expect(out).toContain('The collector is older than this command line and does not answer vitals,');
  expect(await run(['report', '--url', `${url}/website`])).toEqual({
    code: 1,
    out: '',
    err: `What answers at ${url}/website is no Fieldmark collector (200 for /website/api/overview)\n`,
  });
  delete questions['/api/overview'];
  expect((await run(['report', '--url', url])).err).toBe(
    `The collector at ${url} does not answer overview: it is older than this command line\n`,
  );
  server.close();
});

test('a wrong token is told from none', () =>
  withCollector(
    async ({ url }) => {
      expect(await run(['report', '--url', url, '--token', 'guess'])).toEqual({
        code: 1,
        out: '',
        err: `The collector at ${url} has another token\n`,
      });
    },
    ['--token', 's3cret'],
  ));
