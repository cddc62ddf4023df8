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
  buckets: [],
});

/** One call more that took so long in all. */
export function addTotal(sums: Sums, took: number): void {
  sums.total += took;
  if (took > sums.longest) sums.longest = took;
  const bucket = took < 0.1 ? 0 : 1 + Math.floor(Math.log2(took * 10) * 2);
  sums.buckets[bucket] = (sums.buckets[bucket] ?? 0) + 1;
}

export function addSums(to: Sums, from: Sums): void {
  for (const key of ['calls', 'total', 'own', 'render', 'layoutEffects', 'effects'] as const)
    to[key] += from[key];
  to.longest = Math.max(to.longest, from.longest);
  from.buckets.forEach((count, bucket) => {
    to.buckets[bucket] = (to.buckets[bucket] ?? 0) + count;
  });
}
