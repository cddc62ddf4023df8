import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { spanParents } from '../../src/analysis/spanParents.js';

test('whatever numbers a page sends, no measure is a part of itself', () => {
  const number = fc.oneof(
    fc.integer({ min: -1, max: 8 }),
    fc.constantFrom(undefined, null, '1', Number.NaN, {}),
  );
  const measures = fc
    .array(fc.tuple(number, number, fc.integer({ min: 0, max: 3 })), { maxLength: 20 })
    .map((list) =>
      list.map(([span, parent, duration], seq) => ({ seq, duration, detail: { span, parent } })),
    );
  fc.assert(
    fc.property(measures, (all) => {
      const parents = spanParents(all);
      for (const { seq, detail } of all) {
        const seen = new Set<number>();
        for (let at: number | undefined = seq; at !== undefined; at = parents.get(at)) {
          expect(seen).not.toContain(at);
          seen.add(at);
        }
        const parent = parents.get(seq);
        if (parent !== undefined) expect(all[parent]!.detail.span).toBe(detail.parent);
      }
    }),
  );
});

test('a chain of ten thousand spans is one', () => {
  const all = Array.from({ length: 10_000 }, (_, i) => ({
    seq: i,
    duration: 1,
    detail: { span: i + 1, ...(i && { parent: i }) },
  }));
  const parents = spanParents(all);
  expect(parents.size).toBe(9_999);
  expect(parents.get(9_999)).toBe(9_998);
  for (const odd of [undefined, null, 5, 'text', []])
    expect(spanParents([{ seq: 0, duration: 1, detail: odd }]).size).toBe(0);
});
