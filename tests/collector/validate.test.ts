import { expect, test } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { validate } from '../../src/collector/validate.js';
import schema from '../../src/wire/schema.json' with { type: 'json' };
import { sampleBatch } from './sampleBatch.js';

const frame = {
  type: 'long-animation-frame',
  startTime: 1,
  duration: 90,
  scripts: [{ startTime: 1, duration: 60, sourceCharPosition: 4 }],
} as const;
const batch = () =>
  structuredClone(
    sampleBatch(1, [
      { type: 'mark', startTime: 1, name: 'a', detail: { any: ['thing'] } },
      { type: 'measure', startTime: -1, duration: 5, name: 'b' },
      { ...frame, scripts: [...frame.scripts] },
      { type: 'web-vital', startTime: 1, name: 'LCP', value: 9, navigationType: 'navigate' },
      {
        type: 'functions',
        startTime: 1,
        duration: 90,
        name: 'view',
        rows: [{ name: 'f', phase: 'mount', calls: 1, total: 9, own: 9, longest: 9, durations: [3, 1] }],
      },
    ]),
  );

/** Every place in a value, as the keys that lead there. */
function places(value: unknown, at: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...at, key]))];
}

function put(root: unknown, path: (string | number)[], value: unknown): unknown {
  if (!path.length) return value;
  const parent = path.slice(0, -1).reduce((inner, key) => (inner as Record<string, unknown>)[key], root);
  const key = path.at(-1)!;
  if (value === undefined) delete (parent as Record<string, unknown>)[key];
  else (parent as Record<string, unknown>)[key] = value;
  return root;
}

test('it finds a fault exactly where the schema has one', () => {
  const bySchema = new Ajv2020({ strict: false, strictNumbers: true }).compile(schema);
  const anything = fc.constantFrom(
    undefined,
    null,
    -1,
    1.5,
    1e308,
    Number.POSITIVE_INFINITY,
    '',
    'x'.repeat(300),
    [],
    {},
    true,
    'mark',
    'new-type',
  );
  fc.assert(
    fc.property(fc.constantFrom(...places(batch())), anything, (path, value) => {
      const changed = put(batch(), path, value);
      expect(validate(changed) === undefined).toBe(bySchema(changed));
    }),
    { numRuns: 1000 },
  );
});

for (const [path, value, error, at] of [
  [['entries', 1, 'startTime'], '5', 'must be number', '$.entries[1].startTime'],
  [['entries', 0, 'startTime'], Number.POSITIVE_INFINITY, 'must be number', '$.entries[0].startTime'],
  [['sentAt'], Number.NEGATIVE_INFINITY, 'must be number', '$.sentAt'],
  [['entries', 2, 'scripts', 0, 'duration'], -1, 'must be >= 0', '$.entries[2].scripts[0].duration'],
  [['entries', 0, 'name'], undefined, 'is missing', '$.entries[0].name'],
  [['entries', 3], null, 'must be object', '$.entries[3]'],
  [['entries', 4, 'rows', 0, 'calls'], -1, 'must be >= 0', '$.entries[4].rows[0].calls'],
  [['page', 'id'], 'x', 'must match pattern', '$.page.id'],
  [['dropped'], { quota: 0 }, 'must be >= 1', '$.dropped.quota'],
  [['dropped'], { quota: 4_294_967_290, age: 3 }, 'for the last entry, sent or dropped', '$.from'],
  [['from'], 4_294_967_295, 'must be at most', '$.from'],
  [['v'], 2, 'must be equal to constant 1', '$.v'],
  [[], 7, 'must be object', '$'],
] as const) {
  test(`it names the place of a fault: ${at} ${error}`, () => {
    const fault = validate(put(batch(), [...path], value));
    expect(fault?.path).toBe(at);
    expect(fault?.error).toContain(error);
  });
}

test('a batch may bring nothing but what was dropped, up to the last number there is', () => {
  expect(validate(sampleBatch(1, [], { from: 40, dropped: { quota: 25 } }))).toBe(undefined);
  expect(validate(sampleBatch(1, [], { from: 1, dropped: { quota: 4_294_967_295 } }))).toBe(undefined);
  expect(validate(sampleBatch(1, [], { from: 2, dropped: { quota: 4_294_967_295 } }))?.path).toBe('$.from');
});
