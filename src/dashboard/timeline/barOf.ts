import type { Bar, Kind } from './Bar.js';

/** Kinds that an evidence's time stands for, before others of the same start. */
const evidence: readonly Kind[] = ['frame', 'interaction', 'span', 'measure', 'longtask', 'request'];

/** The bar that a time stands for: that which starts nearest to it, of several the one that was evidence, then the longest. */
export function barOf(bars: readonly Bar[], at: number): Bar | undefined {
  let found: Bar | undefined;
  for (const bar of bars) {
    if (bar.kind === 'view' || bar.kind === 'hole') continue;
    if (!found || compare(bar, found, at) < 0) found = bar;
  }
  return found;
}

function compare(a: Bar, b: Bar, at: number): number {
  return (
    Math.abs(a.start - at) - Math.abs(b.start - at) ||
    rank(a) - rank(b) ||
    b.end - b.start - (a.end - a.start)
  );
}

function rank({ kind }: Bar): number {
  const place = evidence.indexOf(kind);
  return place < 0 ? evidence.length : place;
}
