import type { Bar } from './Bar.js';
import type { Span } from './Span.js';

/** Nothing shorter can be seen, ms: the clock's own step is a tenth of it. */
const shortest = 1;

/** As much as was asked, moved and cut so that it lies within the whole. */
export function within(whole: Span, { from, to }: Span): Span {
  const length = Math.min(whole.to - whole.from, Math.max(shortest, to - from));
  const start = Math.max(
    whole.from,
    Math.min(whole.to - length, to - from < length ? (from + to - length) / 2 : from),
  );
  return { from: start, to: start + length };
}

/** `factor` times as much, the time `around` staying where it is. */
export function zoomed(whole: Span, span: Span, factor: number, around = (span.from + span.to) / 2): Span {
  const length = Math.max(shortest, Math.min(whole.to - whole.from, (span.to - span.from) * factor));
  const share = (around - span.from) / (span.to - span.from);
  const from = around - share * length;
  return within(whole, { from, to: from + length });
}

/** Later by so many ms. */
export function panned(whole: Span, { from, to }: Span, ms: number): Span {
  return within(whole, { from: from + ms, to: to + ms });
}

/** The bar and what is around it. */
export function around(whole: Span, { start, end }: Pick<Bar, 'start' | 'end'>): Span {
  const margin = Math.max(1.5 * (end - start), 100);
  return within(whole, { from: start - margin, to: end + margin });
}

/** The same span, or one of its length that has the bar in sight. */
export function holding(whole: Span, span: Span, { start, end }: Pick<Bar, 'start' | 'end'>): Span {
  if (end > span.from && start < span.to) return span;
  const length = span.to - span.from;
  const middle = end - start > length ? start + length / 4 : (start + end) / 2;
  return within(whole, { from: middle - length / 2, to: middle + length / 2 });
}

/** From the first to the last bar, with a little room; at least from 0 on. */
export function wholeOf(bars: readonly Bar[]): Span {
  let [from, to] = [0, 0];
  for (const bar of bars) {
    from = Math.min(from, bar.start);
    to = Math.max(to, bar.end);
  }
  const room = Math.max((to - from) * 0.01, 1);
  return { from: from < 0 ? from - room : from, to: to + room };
}

/** As the address keeps it; of the whole nothing. */
export function spanText(whole: Span, { from, to }: Span): string {
  if (from <= whole.from && to >= whole.to) return '';
  return `${Number(from.toFixed(1))}~${Number(to.toFixed(1))}`;
}

/** What an address says of the span; nothing where it says none. */
export function parseSpan(text: string): Span | undefined {
  const [from, to, ...more] = text.split('~').map(Number);
  if (more.length || !Number.isFinite(from) || !Number.isFinite(to) || from! >= to!) return undefined;
  return { from: from!, to: to! };
}
