import type { Span } from './Span.js';

/** Round times for an axis, at least `apart` px from each other. */
export function ticksOf({ from, to }: Span, width: number, apart: number): { step: number; ticks: number[] } {
  const fewest = ((to - from) / Math.max(1, width)) * apart;
  const power = 10 ** Math.floor(Math.log10(fewest));
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= fewest) ?? 10 * power;
  const ticks: number[] = [];
  for (let n = Math.ceil(from / step); n * step <= to; n++) ticks.push(n * step);
  return { step, ticks };
}
