import type { Phases } from '../wire/index.js';

/** ms on one page's clock; each may stand where the browser's rounding put it. */
export interface Intervals {
  start: number;
  processingStart: number;
  processingEnd: number;
  paint: number;
}

/**
 * The phases of an interaction: none is negative, and they sum to the time from `start` to `paint` (0 when that is
 * before). An edge that lies outside is moved to the nearest place where it can be.
 */
export function phases({ start, processingStart, processingEnd, paint }: Intervals): Phases {
  const end = Math.max(start, paint);
  const began = within(start, processingStart, end);
  const done = within(began, processingEnd, end);
  return { inputDelay: began - start, processing: done - began, presentation: end - done };
}

/** The phase in which most of a stretch of time lies; of equals the earlier. */
export function phaseOf(
  { start, duration }: { start: number; duration: number },
  begin: number,
  { inputDelay, processing, presentation }: Phases,
): keyof Phases {
  const handled = begin + inputDelay;
  const done = handled + processing;
  const overlap = (from: number, to: number) => Math.min(start + duration, to) - Math.max(start, from);
  const parts = [
    ['inputDelay', overlap(begin, handled)],
    ['processing', overlap(handled, done)],
    ['presentation', overlap(done, done + presentation)],
  ] as const;
  return parts.reduce((most, part) => (part[1] > most[1] ? part : most))[0];
}

const within = (low: number, value: number, high: number) => Math.max(low, Math.min(value, high));
