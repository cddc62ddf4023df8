/** `[from, to)`. */
export type Interval = readonly [from: number, to: number];

/** What of `interval` is in none of `known`, which is ascending and disjoint. */
export function subtract(interval: Interval, known: readonly Interval[]): Interval[] {
  const missing: Interval[] = [];
  let [from] = interval;
  const to = interval[1];
  for (let i = firstReaching(known, from); i < known.length; i++) {
    const [knownFrom, knownTo] = known[i]!;
    if (knownFrom >= to) break;
    if (knownFrom > from) missing.push([from, knownFrom]);
    from = knownTo;
  }
  if (from < to) missing.push([from, to]);
  return missing;
}

/** All of them, in whatever order, as one ascending, disjoint list; neighbours become one. */
export function unite(intervals: readonly Interval[]): Interval[] {
  const united: Interval[] = [];
  for (const [from, to] of [...intervals].sort((a, b) => a[0] - b[0])) {
    const last = united.at(-1);
    if (last && from <= last[1]) united[united.length - 1] = [last[0], Math.max(last[1], to)];
    else united.push([from, to]);
  }
  return united;
}

/** Puts `interval` into `known`, which stays as `unite` would have made it. */
export function add(known: Interval[], interval: Interval): void {
  let [from, to] = interval;
  const start = firstReaching(known, from);
  let end = start;
  for (let next = known[end]; next && next[0] <= to; next = known[++end]) {
    from = Math.min(from, next[0]);
    to = Math.max(to, next[1]);
  }
  known.splice(start, end - start, [from, to]);
}

/** Where in `known` the first stands that ends at `from` or after it. Pages with thousands of gaps exist. */
function firstReaching(known: readonly Interval[], from: number): number {
  let low = 0;
  let high = known.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (known[middle]![1] < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
