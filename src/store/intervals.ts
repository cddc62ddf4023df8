/** `[from, to)`. */
export type Interval = readonly [from: number, to: number];

/** What of `interval` is in none of `known`, which is ascending and disjoint. */
export function subtract(interval: Interval, known: readonly Interval[]): Interval[] {
  const missing: Interval[] = [];
  let [from] = interval;
  const to = interval[1];
  for (const [knownFrom, knownTo] of known) {
    if (knownTo <= from) continue;
    if (knownFrom >= to) break;
    if (knownFrom > from) missing.push([from, knownFrom]);
    from = knownTo;
  }
  if (from < to) missing.push([from, to]);
  return missing;
}

/** `known` and `interval` as one ascending, disjoint list; neighbours become one. */
export function unite(known: readonly Interval[], interval: Interval): Interval[] {
  let [from, to] = interval;
  const before: Interval[] = [];
  const after: Interval[] = [];
  for (const other of known) {
    if (other[1] < from) before.push(other);
    else if (other[0] > to) after.push(other);
    else {
      from = Math.min(from, other[0]);
      to = Math.max(to, other[1]);
    }
  }
  return [...before, [from, to], ...after];
}
