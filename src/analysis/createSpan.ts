/** A stretch of time of which each moment is given away once. */
export interface Span {
  /** Takes what is still free between the two times; how long that was. */
  claim(from: number, to: number): number;
  /** What nobody has taken, ascending. */
  free(): readonly (readonly [from: number, to: number])[];
}

/** The time from `from` to `to`; empty when it ends before it begins. */
export function createSpan(from: number, to: number): Span {
  /** Ascending, none of them empty. */
  const free: [from: number, to: number][] = to > from ? [[from, to]] : [];

  return {
    claim(from, to) {
      // NaN claims nothing either.
      if (!(from < to)) return 0;
      const first = firstAfter(free, from);
      const kept: typeof free = [];
      let taken = 0;
      let next = first;
      for (; next < free.length && free[next]![0] < to; next++) {
        const [begin, end] = free[next]!;
        if (begin < from) kept.push([begin, from]);
        if (end > to) kept.push([to, end]);
        taken += Math.min(end, to) - Math.max(begin, from);
      }
      if (next > first) free.splice(first, next - first, ...kept);
      return taken;
    },
    free: () => free,
  };
}

/** Index of the first that ends after `time`. */
function firstAfter(free: readonly [number, number][], time: number): number {
  let low = 0;
  let high = free.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (free[middle]![1] > time) high = middle;
    else low = middle + 1;
  }
  return low;
}
