/** What calls came to; times in ms. */
export interface Sums {
  calls: number;
  total: number;
  own: number;
  longest: number;
  render: number;
  layoutEffects: number;
  effects: number;
  /** Calls by bucket of their time, as `FunctionRow.durations` has them; most places are empty. */
  buckets: number[];
}

export const noSums = (): Sums => ({
  calls: 0,
  total: 0,
  own: 0,
  longest: 0,
  render: 0,
  layoutEffects: 0,
  effects: 0,
  buckets: [0],
});

/**
 * One call more that took so long in all.
 * @param within it was part of another call of the same function, whose time holds it
 */
export function addTotal(sums: Sums, took: number, within = false): void {
  if (!within) sums.total += took;
  if (took > sums.longest) sums.longest = took;
  // Most calls are too short for a logarithm.
  if (took < 0.1) sums.buckets[0]!++;
  else addToBucket(sums.buckets, 1 + Math.floor(Math.log2(took * 10) * 2), 1);
}

export function addSums(to: Sums, from: Sums): void {
  for (const key of ['calls', 'total', 'own', 'render', 'layoutEffects', 'effects'] as const)
    to[key] += from[key];
  to.longest = Math.max(to.longest, from.longest);
  from.buckets.forEach((count, bucket) => {
    addToBucket(to.buckets, bucket, count);
  });
}

function addToBucket(buckets: number[], bucket: number, count: number): void {
  buckets[bucket] = (buckets[bucket] ?? 0) + count;
}
