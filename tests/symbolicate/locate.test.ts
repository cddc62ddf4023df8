import { expect, test } from '@playwright/test';
import { transformSync } from 'esbuild';
import fc from 'fast-check';
import { locateIn } from '../../src/symbolicate/locateIn.js';
import { openScript } from '../../src/symbolicate/openScript.js';
import type { Source, SourceMissing } from '../../src/wire/index.js';

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 VLQ as the specification has it. */
function vlq(value: number): string {
  let rest = value < 0 ? -value * 2 + 1 : value * 2;
  let text = '';
  do {
    const five = rest % 32;
    rest = Math.floor(rest / 32);
    text += digits[rest ? five + 32 : five];
  } while (rest);
  return text;
}

interface Mapping {
  line: number;
  column: number;
  /** Absent: no source is known from here on. */
  to?: { source: number; line: number; column: number };
}

function encode(mappings: Mapping[], lines: number): string {
  const before = { source: 0, line: 0, column: 0 };
  return Array.from({ length: lines }, (_, line) => {
    let last = 0;
    return mappings
      .filter((mapping) => mapping.line === line)
      .map(({ column, to }) => {
        let text = vlq(column - last);
        last = column;
        if (to) {
          for (const key of ['source', 'line', 'column'] as const) text += vlq(to[key] - before[key]);
          Object.assign(before, to);
        }
        return text;
      })
      .join(',');
  }).join(';');
}

/** Character by character, as one would by hand. */
function naive(text: string, offset: number, mappings: Mapping[]): Mapping['to'] {
  let line = 0;
  let column = 0;
  for (let at = 0; at < offset; at++) {
    const ends = '\n\r\u2028\u2029'.includes(text[at]!) && !(text[at] === '\r' && text[at + 1] === '\n');
    if (ends) line++;
    column = ends ? 0 : column + 1;
  }
  return mappings.filter((mapping) => mapping.line === line && mapping.column <= column).at(-1)?.to;
}

const lineText = fc.string({
  unit: fc.constantFrom('+', ' ', 'é', '\u{1d4b3}', '(', ';'),
  minLength: 1,
  maxLength: 12,
});
const generated = fc
  .array(fc.tuple(lineText, fc.constantFrom('\n', '\r\n', '\r', '\u2028', '\u2029')), {
    minLength: 1,
    maxLength: 8,
  })
  .chain((lines) => {
    const mapping = fc.integer({ min: 0, max: lines.length - 1 }).chain((line) =>
      fc.record({
        line: fc.constant(line),
        column: fc.integer({ min: 0, max: lines[line]![0].length }),
        to: fc.option(fc.record({ source: fc.nat(2), line: fc.nat(3000), column: fc.nat(500) }), {
          nil: undefined,
        }),
      }),
    );
    return fc.record({
      lines: fc.constant(lines),
      mappings: fc.uniqueArray(mapping, {
        selector: ({ line, column }) => `${line} ${column}`,
        maxLength: 25,
      }),
    });
  });

test('a position is found where a reading by hand finds it, whatever the lines end with and the map says', () => {
  fc.assert(
    fc.property(generated, fc.nat(), ({ lines, mappings: unsorted }, nth) => {
      const text = lines.map((parts) => parts.join('')).join('');
      const mappings = unsorted
        .map(({ to, ...mapping }) => (to ? { ...mapping, to } : mapping))
        .sort((a, b) => a.line - b.line || a.column - b.column);
      const map = {
        version: 3,
        sources: ['a.ts', 'b.ts', 'c.ts'],
        names: [],
        mappings: encode(mappings, lines.length),
      };
      const script = openScript(text, JSON.stringify(map), 'app.js');
      if ('missing' in script) throw new Error(script.missing);
      const offset = 1 + (nth % text.length);
      const expected = offset < text.length ? naive(text, offset, mappings) : undefined;
      const found = locateIn(script, offset, 'app.js');
      if (!expected) expect(found).toHaveProperty('missing');
      else
        expect(found).toMatchObject({
          file: map.sources[expected.source],
          line: expected.line + 1,
          column: expected.column + 1,
        });
    }),
    { numRuns: 500 },
  );
});

const source = `/* What somebody wrote, with é and \u{1d4b3}. */
let total = 0;
export function addUp(first, second) {
  total += first * second;
}
const takeAway = (amount) => { total -= amount; };
const later = async (amount) => { await fetch('/slow'); total -= amount; };
class Basket {
  fill(amount) { total += amount; }
  #hidden = (amount) => { total += amount; };
  get way() { return this.#hidden; }
}
const handlers = {
  press(amount) { total += amount; },
  move: function (amount) { total += amount; },
  drop: (amount) => { total += amount; },
  'in-quotes'(amount) { total += amount; },
  either: total ? addUp : (amount) => { total += amount; },
  *each(amount) { yield amount; },
};
async function loadAll(amount) {
  await fetch('/all');
  total += amount;
}
globalThis.keep = [addUp, takeAway, later, Basket, handlers, loadAll, function (one) { total += one; }, (two) => total += two];
`;

/** Where V8 says that a function begins, and what it is called in the source. */
const places: [what: string, at: RegExp, name?: string][] = [
  ['function addUp', /function \w+(?=\()/, 'addUp'],
  ['takeAway', /=(?=\w+=>\{\w+-=\w+\})/, 'takeAway'],
  ['later', /=(?=async \w+=>)/, 'later'],
  ['fill', /fill(?=\()/, 'fill'],
  ['#hidden', /#\w+=(?=\w+=>)/, '#hidden'],
  ['press', /press(?=\()/, 'press'],
  ['move', /move:function(?=\()/, 'move'],
  ['drop', /drop:(?=\w+=>)/, 'drop'],
  ["'in-quotes'", /"in-quotes"(?=\()/],
  ['either: total', /\w+\?\w+:(?=\w+=>)/],
  ['*each', /\*each(?=\()/, 'each'],
  ['async function loadAll', /async function \w+(?=\()/, 'loadAll'],
  ["await fetch('/all')", /await (?=fetch\("\/all"\))/, 'loadAll'],
  ['function (one)', /,function(?=\()/],
  ['(two)', /,(?=\w+=>\w+\+=\w+\])/],
];

for (const sourcesContent of [true, false])
  for (const [what, at, name] of places)
    test(`names ${what} ${sourcesContent ? 'with' : 'without'} the source's text`, () => {
      const { code, map } = transformSync(source, {
        minify: true,
        format: 'esm',
        target: 'es2022',
        charset: 'utf8',
        sourcemap: true,
        sourcesContent,
        sourcefile: '../src/basket.js',
      });
      const match = at.exec(code);
      expect(match, code).not.toBeNull();
      const found = locate(code, map, match!.index + match![0].length);
      const line = source.split('\n').findIndex((text) => text.includes(what));
      const expectedName = sourcesContent || isRenamed(name) ? name : undefined;
      expect(found).toEqual({
        file: 'src/basket.js',
        line: line + 1,
        column: expect.any(Number),
        ...(expectedName && { name: expectedName }),
        ...(sourcesContent && { text: source.split('\n')[line]!.trim() }),
      });
    });

/** What the minifier leaves as it was is not among the map's names, and only the source tells it. */
const isRenamed = (name?: string) => !!name && !['fill', 'press', 'move', 'drop', 'each'].includes(name);

function locate(text: string, map: string | object, offset: number): Source | SourceMissing {
  const script = openScript(text, typeof map === 'string' ? map : JSON.stringify(map), 'app.js');
  return 'missing' in script ? script : locateIn(script, offset, 'app.js');
}

const tiny = { version: 3, sources: ['a.js'], names: [], mappings: 'AAAA,IAAI' };

test('what cannot be found is said in one sentence', () => {
  const missing = (text: string, map: string | object, offset: number) =>
    (locate(text, map, offset) as SourceMissing).missing;
  expect(missing('let a=1', '{"version":3', 3)).toBe('The map of app.js is no source map');
  expect(missing('let a=1', '[]', 3)).toBe('The map of app.js is no source map');
  expect(missing('let a=1', 'null', 3)).toBe('The map of app.js is no source map');
  expect(missing('let a=1', { ...tiny, mappings: 'AAAA,IAEI,!!' }, 3)).toBe(
    'The map of app.js is no source map',
  );
  expect(missing('let a=1', { ...tiny, mappings: 'ACAA' }, 3)).toBe('The map of app.js is no source map');
  expect(missing('let a=1', tiny, 7)).toBe(
    'Position 7 lies outside app.js as it was uploaded (7 characters): the page had another build',
  );
  expect(missing('let a=1', { ...tiny, mappings: 'IAAA' }, 3)).toBe(
    'The map of app.js does not know position 3',
  );
  expect(missing('let a=1', { ...tiny, mappings: 'AAAA,C' }, 3)).toBe(
    'The map of app.js does not know position 3',
  );
  expect(missing('let', tiny, 1)).toBe('The map of app.js is of another build');
  expect(missing('let a=1\n', { ...tiny, mappings: ';;AAAA' }, 1)).toBe(
    'The map of app.js is of another build',
  );
  expect(missing('let a=1', { ...tiny, sources: ['a.js', 'b.js'] }, 0)).toBe(
    'app.js ran as a whole, which 2 source files went into',
  );
  expect(locate('let a=1', tiny, 0)).toEqual({ file: 'a.js', line: 1, column: 1 });
});

test('a map of another build is told by its debug id, and by its names where there is none', () => {
  const id = '85314830-023f-4cf1-a267-535f4e37bb17';
  const text = `let a=1\n//# debugId=${id}\n`;
  expect(locate(text, { ...tiny, debugId: id }, 4)).toMatchObject({ file: 'a.js' });
  expect(locate(text, { ...tiny, debug_id: id.toUpperCase() }, 4)).toMatchObject({ file: 'a.js' });
  expect(locate(text, tiny, 4)).toMatchObject({ file: 'a.js' });
  expect(locate(text, { ...tiny, debugId: id.replace('8', '9') }, 4)).toEqual({
    missing: 'The map of app.js is of another build',
  });

  const functions = (greeting: string) =>
    Array.from(
      { length: 40 },
      (_, n) => `function step${n}(value) { return value + '${greeting}' + ${n}; }`,
    ).join('\n');
  const build = (greeting: string) =>
    transformSync(
      `${functions(greeting)}\nexport const all = [${Array.from({ length: 40 }, (_, n) => `step${n}`)}];`,
      {
        minify: true,
        format: 'esm',
        sourcemap: true,
      },
    );
  const [one, two] = [build('hello'), build('good morning')];
  expect(locate(one.code, one.map, 20)).toMatchObject({ line: expect.any(Number) });
  expect(locate(`${one.code}${' '.repeat(2000)}`, two.map, 20)).toEqual({
    missing: 'The map of app.js is of another build',
  });
});

test('a wrong map of a small file is told by where its mappings stand', () => {
  const build = (word: string) =>
    transformSync(
      `document.addEventListener('click', () => document.body.append('${word}'));\nconst afterwards = () => document.body.querySelector('${word}');\naddEventListener('keydown', afterwards);`,
      { minify: true, sourcemap: true },
    );
  const right = build('here');
  expect(locate(right.code, right.map, right.code.indexOf('()=>'))).toMatchObject({ line: 1 });
  expect(locate(right.code, build('somewhere else').map, right.code.indexOf('()=>'))).toEqual({
    missing: 'The map of app.js is of another build',
  });
});

test('of functions of one name in a file it is told which one it is', () => {
  const source = `
class Cart { render() { return total(this); } }
class List {
  render(rows: string[]): string { return rows.join(); }
}
export const widgets = { a: { render: () => 1 }, b: { async render() { render(2); } } };
function total(cart: Cart) { if (cart) { return render (3); } }
function render(n: number) { return n; }
console.log(new Cart(), new List());
`;
  const { code, map } = transformSync(source, { loader: 'ts', sourcemap: true });
  const heads = [...code.matchAll(/render(?:: )?(\()(?=[\w, ]*\) (?:\{|=>))/g)];
  const found = heads.map((head) => locate(code, map, head.index + head[0].length - 1));
  expect(found).toEqual([
    expect.not.objectContaining({ nth: expect.anything() }),
    expect.objectContaining({ name: 'render', line: 4, nth: 2 }),
    expect.objectContaining({ name: 'render', line: 6, nth: 3 }),
    expect.objectContaining({ name: 'render', line: 6, nth: 3 }),
    expect.objectContaining({ name: 'render', line: 8, nth: 5 }),
  ]);
});

test('a map in sections and one behind a guard are read too', () => {
  const sectioned = { version: 3, sections: [{ offset: { line: 0, column: 0 }, map: tiny }] };
  expect(locate('let a=1', sectioned, 5)).toMatchObject({ file: 'a.js', column: 5 });
  expect(locate('let a=1', `)]}'\n${JSON.stringify(tiny)}`, 5)).toMatchObject({ file: 'a.js', column: 5 });
});
