import type { StoryEntry } from '../../wire/index.js';

type Measure = Extract<StoryEntry, { type: 'measure' }>;

/** A measure, and how many others it is a part of by way of its parents. */
export type Nested = [measure: Measure, depth: number];

/** Each measure that is a part of no other, with all of its parts, each right below what it is a part of. */
export function measureTrees(entries: readonly StoryEntry[]): Nested[][] {
  const measures = entries.filter((entry) => entry.type === 'measure');
  const here = new Set(measures.map(({ seq }) => seq));
  const parts = new Map<number | undefined, Measure[]>();
  for (const measure of measures) {
    const parent = here.has(measure.parent ?? -1) ? measure.parent : undefined;
    const beside = parts.get(parent);
    if (beside) beside.push(measure);
    else parts.set(parent, [measure]);
  }
  return (parts.get(undefined) ?? []).map((root) => {
    const tree: Nested[] = [];
    const waiting: Nested[] = [[root, 0]];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      tree.push(next);
      const [{ seq }, depth] = next;
      for (const part of parts.get(seq)?.toReversed() ?? []) waiting.push([part, depth + 1]);
    }
    return tree;
  });
}
