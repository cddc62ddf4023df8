import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { textWidth } from '../../src/cli/text/lineWidth.js';
import { keysIn } from '../../src/cli/top/keysIn.js';
import { runCollector, withCollector, withData } from '../collector/runCollector.js';
import { seed } from '../dashboard/seed.js';
import { hasTerminal, onTerminal, type Terminal } from './onTerminal.js';
import { run } from './run.js';

// Each runs the command line many times over.
test.slow();

const esc = String.fromCharCode(27);
const left = `${esc}[?7h${esc}[?25h${esc}[?1049l`;
const shows = (terminal: Terminal, text: string | RegExp) =>
  expect.poll(() => terminal.screen()).toMatch(text);
const order = (terminal: Terminal) =>
  ['addToBasket', '(no script known)', 'collect'].sort(
    (a, b) => terminal.screen().indexOf(`${a} `) - terminal.screen().indexOf(`${b} `),
  );

test('in a pipe it prints once what blocks users now', () =>
  withCollector(async ({ url }) => {
    await seed(url, { app: 'shop' });
    const { code, out, err } = await run(['top', '--url', url, '--app', 'shop'], { env: { COLUMNS: '80' } });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^fieldmark top {2}shop {2}last 5 min /);
    expect(out).toContain('users 4   views 4   blocking/view 250 ms   INP p75 293 ms');
    expect(out).toMatch(/30 min .*[▁-█].* most 250 ms blocking\/view\n/);
    expect(out).toMatch(/addToBasket \/assets\/shop\.js@1234/);
    expect(out).not.toContain(esc);
    for (const line of out.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(80);
    expect((await run(['top', '--url', url, '--app', 'none'])).out).toContain('Nothing blocked anybody.');
  }));

test('a directory without a collector is shown as it is, and no answer is a failure', () =>
  withData(async (data) => {
    const collector = await runCollector(data);
    await seed(collector.url, { app: 'shop' });
    await collector.end('SIGTERM');
    const { code, out } = await run(['top', '--data', data]);
    expect(code).toBe(0);
    expect(out).toContain('addToBasket');
    expect(out).toContain(`No collector runs on ${data}`);
    expect(await run(['top', '--url', collector.url])).toEqual({
      code: 1,
      out: '',
      err: `No collector answers at ${collector.url}\n`,
    });
  }));

test('keys are told apart however they arrive together', () => {
  expect(keysIn(`s${esc}[A${esc}OB ${esc}[5~x${esc}[1;5C\u0003`)).toEqual([
    'sort',
    'up',
    'down',
    'space',
    'pageUp',
    'quit',
  ]);
  expect(keysIn(`${esc}constructor`.slice(0, 3))).toEqual([]);
});

test.describe('on a terminal', () => {
  test.skip(!hasTerminal, 'python3 is not here');

  test('it lives: new functions come, keys choose and sort, a resize is followed, q leaves all as it was', () =>
    withCollector(async ({ url }) => {
      await seed(url, { app: 'shop' });
      const terminal = onTerminal(['top', '--url', url], { size: [24, 100] });
      await shows(terminal, 'addToBasket /assets/shop.js@1234');
      expect(terminal.output()).toContain(`${esc}[?1049h${esc}[?25l`);
      expect(order(terminal)[0]).toBe('addToBasket');

      await seed(url, { app: 'shop', pages: 2, script: { sourceFunctionName: 'newcomer' } });
      await shows(terminal, 'newcomer');

      terminal.tell({ keys: `${esc}[B` });
      await shows(terminal, /▸ addToBasket[\s\S]*at \/assets\/shop\.js@1234\nby BUTTON#buy\.onclick/);
      terminal.tell({ keys: 's' });
      await shows(terminal, /frames▾[\s\S]*s sort \(frames\)/);
      expect(order(terminal)[0]).not.toBe('addToBasket');
      terminal.tell({ keys: `${esc}[D` });
      await shows(terminal, 'blocking▾');

      terminal.tell({ size: [14, 60] });
      await expect.poll(() => terminal.screen().split('\n').length).toBe(14);
      for (const line of terminal.screen().split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(60);
      await shows(terminal, 'addToBasket');

      terminal.tell({ keys: 'q' });
      expect(await terminal.ended).toEqual({ code: 0, restored: true });
      expect(terminal.output().endsWith(left)).toBe(true);
    }));

  test('while it is paused nothing moves, and then it goes on', () =>
    withCollector(async ({ url }) => {
      await seed(url, { app: 'shop' });
      const terminal = onTerminal(['top', '--url', url]);
      await shows(terminal, 'addToBasket');
      terminal.tell({ keys: ' ' });
      await shows(terminal, / paused /);
      const drawn = terminal.output().length;
      await seed(url, { app: 'shop', script: { sourceFunctionName: 'newcomer' } });
      expect(terminal.output().length).toBe(drawn);
      terminal.tell({ keys: ' ' });
      await shows(terminal, 'newcomer');
      expect(terminal.screen()).not.toContain('paused');
      terminal.tell({ keys: '\u0003' });
      expect(await terminal.ended).toEqual({ code: 0, restored: true });
    }));

  for (const [name, signal] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ] as const) {
    test(`${name} leaves the terminal as it was`, () =>
      withCollector(async ({ url }) => {
        const terminal = onTerminal(['top', '--url', url]);
        await shows(terminal, 'Nothing blocked anybody.');
        terminal.tell({ signal });
        expect(await terminal.ended).toEqual({ code: 128 + signal, restored: true });
        expect(terminal.output().endsWith(left)).toBe(true);
      }));
  }

  test('a crash leaves the terminal as it was, and what happened is seen', () =>
    withData(async (folder) => {
      const collector = await runCollector(join(folder, 'data'));
      const crash = join(folder, 'crash.cjs');
      writeFileSync(crash, "process.on('SIGUSR2', () => { throw new Error('a crash') });");
      const terminal = onTerminal(['top', '--url', collector.url], {
        env: { NODE_OPTIONS: `--require ${crash}` },
      });
      await shows(terminal, 'Nothing blocked anybody.');
      terminal.tell({ signal: 12 });
      const { code, restored } = await terminal.ended;
      expect({ code, restored }).toEqual({ code: 1, restored: true });
      const [before, after] = terminal.output().split(left);
      expect(before).not.toContain('a crash');
      expect(after).toContain('a crash');
      await collector.end('SIGTERM');
    }));

  test('when the collector goes away it says so, and goes on when one is back', () =>
    withData(async (data) => {
      const first = await runCollector(data);
      await seed(first.url, { app: 'shop' });
      const terminal = onTerminal(['top', '--data', data], { size: [24, 120] });
      await shows(terminal, 'addToBasket');
      await first.end('SIGTERM');
      await shows(
        terminal,
        /No collector (runs on|answers at) .*; trying again\. Above is what was at \d\d:/,
      );
      expect(terminal.screen()).toContain('addToBasket');
      const second = await runCollector(data);
      await seed(second.url, { app: 'shop', script: { sourceFunctionName: 'newcomer' } });
      await shows(terminal, 'newcomer');
      expect(terminal.screen()).not.toContain('trying again');
      expect(terminal.screen()).toContain(second.url);
      terminal.tell({ keys: 'q' });
      expect((await terminal.ended).code).toBe(0);
      await second.end('SIGTERM');
    }));
});
