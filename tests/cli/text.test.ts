import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { nearest, slips } from '../../src/cli/nearest.js';
import { bar } from '../../src/cli/text/bar.js';
import { cut, fit } from '../../src/cli/text/cut.js';
import { duration } from '../../src/cli/text/duration.js';
import { foreign, type Line, own } from '../../src/cli/text/Line.js';
import { lineWidth, textWidth } from '../../src/cli/text/lineWidth.js';
import { outputWidth } from '../../src/cli/text/outputWidth.js';
import { paint } from '../../src/cli/text/paint.js';
import { percent } from '../../src/cli/text/percent.js';
import { printable } from '../../src/cli/text/printable.js';
import { safeJson } from '../../src/cli/text/safeJson.js';
import { apportion } from '../../src/cli/text/sharesBar.js';
import { sparkline } from '../../src/cli/text/sparkline.js';
import { table } from '../../src/cli/text/table.js';
import { wantsColour } from '../../src/cli/text/wantsColour.js';
import { wrap } from '../../src/cli/text/wrap.js';

const anyText = fc.string({ unit: 'binary' });
const shown = (lines: readonly Line[], colour = false) => lines.map((line) => paint(line, colour)).join('\n');

test('columns align, and colour takes no room', () => {
  const look = {
    columns: [{ head: '', left: true as const }, { head: 'count' }],
    rows: [
      [[own('long name')], [own('1,000')]],
      [[own('x')], [own('5', 'red')]],
    ],
  };
  expect(shown(table(look, 80))).toBe('             count\n  long name  1,000\n  x              5');
  const red = shown(table(look, 80), true).split('\n')[2]!;
  expect(red.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g'), '')).toBe(
    '  x              5',
  );
  expect(red).toContain(`${String.fromCharCode(27)}[31m5`);
});

test('where there is no room, columns are left out by their order and names are cut', () => {
  const look = {
    columns: [
      { head: 'name', left: true as const, shrinks: 6 },
      { head: 'kept' },
      { head: 'first', drop: 2 },
      { head: 'second', drop: 1 },
      { head: '', drawn: [4, 10] as const, drop: 3 },
    ],
    rows: [[[own('a long name')], [own('1')], [own('2')], [own('3')], (width: number) => bar(1, width)]],
  };
  const at = (width: number) => shown(table(look, width)).split('\n')[1];
  expect(at(60)).toBe('  a long name     1      2       3  ██████████');
  expect(at(40)).toBe('  a long name     1      2       3  ████');
  expect(at(34)).toBe('  a long name     1      2       3');
  expect(at(31)).toBe('  a long …     1      2       3');
  expect(at(24)).toBe('  a long …     1       3');
  expect(at(15)).toBe('  a long…     1');
  expect(at(9)).toBe('  …     1');
});

test('no table is wider than it may be, and wide characters take two columns', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyText, anyText)), fc.integer({ min: 12, max: 200 }), (rows, width) => {
      const lines = table(
        {
          columns: [
            { head: '', left: true, shrinks: 5 },
            { head: 'n', shrinks: 4 },
            { head: '', drawn: [3, 9], drop: 1 },
          ],
          rows: rows.map(([a, b]) => [[foreign(a)], [foreign(b)], (room) => bar(0.5, room)]),
        },
        width,
      );
      for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(width);
    }),
  );
  expect(textWidth('価格')).toBe(4);
  expect(textWidth('한국')).toBe(4);
  expect(textWidth('🚀')).toBe(2);
  expect(textWidth('e\u0301')).toBe(1);
  expect(paint(cut([own('価格を')], 4), false)).toBe('価…');
});

test('what is fitted is exactly as wide as it must be', () => {
  fc.assert(
    fc.property(
      anyText,
      fc.integer({ min: 0, max: 50 }),
      fc.constantFrom('left', 'right'),
      (text, width, side) => {
        expect(lineWidth(fit([foreign(text), own('!')], width, side))).toBe(width);
      },
    ),
  );
});

test('nothing printed can move a terminal, change direction or hide', () => {
  const moves = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;
  fc.assert(fc.property(anyText, (text) => !moves.test(printable(text))));
  expect(printable('\u202egnirts\u2066\u200b\u00ad\u009b31m\u001b]0;x\u0007')).toBe('�gnirts����31m�]0;x�');
  expect(printable('Zo\u0308e 価格')).toBe('Zo\u0308e 価格');
  expect(printable(`a${'\u0301'.repeat(500)}`)).toBe(`a${'\u0301'.repeat(3)}`);
});

test('JSON says the same with everything escaped that could move a terminal', () => {
  fc.assert(
    fc.property(fc.dictionary(anyText, anyText), (value) => {
      const text = safeJson(value);
      expect(JSON.parse(text)).toEqual(value);
      expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
    }),
  );
});

test('a bar of shares is as long as its shares are, and shows each that is not nothing', () => {
  fc.assert(
    fc.property(
      fc
        .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 4 })
        .filter((parts) => parts.some(Boolean)),
      fc.integer({ min: 4, max: 80 }),
      (parts, width) => {
        const all = parts.reduce((a, b) => a + b, 0);
        const columns = apportion(
          parts.map((part) => part / all),
          width,
        );
        expect(columns.reduce((a, b) => a + b, 0)).toBe(width);
        parts.forEach((part, i) => {
          expect(columns[i]! > 0).toBe(part > 0);
          expect(Math.abs(columns[i]! - (part / all) * width)).toBeLessThan(4);
        });
      },
    ),
  );
});

test('a sparkline has a column a value, none for what is not known', () => {
  expect(sparkline([0, 1, null, 50, 100])).toBe('▁▂ ▅█');
  expect(sparkline([null, 0])).toBe(' ▁');
  expect(sparkline([])).toBe('');
});

test('wrapped text keeps its words and its width', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,8}$/)),
      fc.integer({ min: 8, max: 40 }),
      (words, width) => {
        const lines = wrap(words.join(' '), width);
        expect(lines.join(' ')).toBe(words.join(' '));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      },
    ),
  );
  expect(wrap('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
});

test('figures are rounded for a reader, and what is not all never reads so', () => {
  expect([0, 0.44, 12.3, 999.4, 999.6, 59_940, 125_000, 11_520_000].map(duration)).toEqual([
    '0 ms',
    '0.4 ms',
    '12 ms',
    '999 ms',
    '1.0 s',
    '59.9 s',
    '2 min 5 s',
    '3 h 12 min',
  ]);
  expect([0, 0.0001, 0.5, 0.99999, 1, Number.NaN].map(percent)).toEqual([
    '0 %',
    '<0.1 %',
    '50.0 %',
    '99.9 %',
    '100 %',
    '0 %',
  ]);
});

test('colours are for terminals, unless the environment says otherwise', () => {
  const tty = { isTTY: true };
  expect(wantsColour(tty, { TERM: 'xterm' })).toBe(true);
  expect(wantsColour({}, { TERM: 'xterm' })).toBe(false);
  expect(wantsColour(tty, { TERM: 'dumb' })).toBe(false);
  expect(wantsColour(tty, { NO_COLOR: '1' })).toBe(false);
  expect(wantsColour(tty, { NO_COLOR: '' })).toBe(true);
  expect(wantsColour({}, { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(true);
  expect(wantsColour(tty, { FORCE_COLOR: '0' })).toBe(false);
});

test("the width is the terminal's, else what COLUMNS says", () => {
  expect(outputWidth({ columns: 72 }, { COLUMNS: '50' })).toBe(72);
  expect(outputWidth({}, { COLUMNS: '50' })).toBe(50);
  expect(outputWidth({}, { COLUMNS: 'wide' })).toBe(100);
});

test('a slip of the fingers finds its word', () => {
  const words = ['collect', 'report', 'top', 'page'];
  expect(['colect', 'reprot', 'repotr', 'tpo', 'pag', 'tops'].map((typed) => nearest(typed, words))).toEqual([
    'collect',
    'report',
    'report',
    'top',
    'page',
    'top',
  ]);
  expect(nearest('deploy', words)).toBeUndefined();
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => slips(a, b) === slips(b, a)));
  fc.assert(fc.property(fc.string(), (a) => slips(a, a) === 0));
});
