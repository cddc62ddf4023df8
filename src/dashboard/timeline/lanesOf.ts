import type { Bar, Lane } from './Bar.js';

/** By start; of those that start together the longest first, so that what is inside comes below. */
export function byStart(a: Bar, b: Bar): number {
  return a.start - b.start || b.end - a.end;
}

/**
 * Lays bars into lanes, each into the first that is free, so that what runs inside another lies below it. What finds
 * no free lane among `most` goes into one more, where those that overlap become one with a `crowd`.
 * @param bars sorted by `byStart`
 */
export function lanesOf(bars: readonly Bar[], most: number): Lane[] {
  const lanes: Bar[][] = [];
  const crowds: Bar[] = [];
  for (const bar of bars) {
    const free = lanes.find((lane) => lane.at(-1)!.end <= bar.start);
    if (free) free.push(bar);
    else if (lanes.length < most) lanes.push([bar]);
    else crowd(crowds, bar);
  }
  return crowds.length ? [...lanes, crowds] : lanes;
}

/** Adds a bar, the starts ascending, to those that become one where they overlap. */
export function crowd(crowds: Bar[], bar: Bar): void {
  const last = crowds.at(-1);
  if (!last || last.end <= bar.start) {
    crowds.push({ ...bar, crowd: [bar] });
    return;
  }
  last.end = Math.max(last.end, bar.end);
  (last.crowd as Bar[]).push(bar);
}
