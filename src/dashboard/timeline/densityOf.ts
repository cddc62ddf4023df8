import type { Bar } from './Bar.js';
import type { Span } from './Span.js';

/** Of each of `columns` equal steps of the span the share that the bars cover, 0–1; they may overlap, then it stops at 1. */
export function densityOf(bars: readonly Bar[], { from, to }: Span, columns: number): number[] {
  const step = (to - from) / columns;
  const shares = new Array<number>(columns).fill(0);
  for (const { start, end } of bars) {
    const first = Math.max(0, Math.floor((start - from) / step));
    const last = Math.min(columns - 1, Math.floor((end - from) / step));
    for (let i = first; i <= last; i++) {
      const covered = Math.min(end, from + (i + 1) * step) - Math.max(start, from + i * step);
      shares[i] = Math.min(1, shares[i]! + Math.max(0, covered) / step);
    }
  }
  return shares;
}
