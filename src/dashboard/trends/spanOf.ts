import type { Series } from '../../wire/answers.js';

/** Steps that are shown at least, so that a single one doesn't fill the chart. */
const least = 12;

/** First and last ms of the time axis: from the first step in which there was anything, to the end of the last. */
export function spanOf({ time, views, step }: Series): [number, number] {
  const to = (time.at(-1) ?? 0) + step;
  const first = time[views.findIndex((n) => n > 0)] ?? time[0] ?? 0;
  return [Math.max(time[0] ?? 0, Math.min(first, to - least * step)), to];
}
