import type { ComparedFigure } from '../../wire/answers.js';
import { positions } from './positions.js';

const reaches = [0.05, 0.1, 0.2, 0.5, 1, 2];

/** How far the common scale goes either way: so that most intervals are on it, and few point beyond. */
export function reachOf(figures: readonly ComparedFigure[]): number {
  const ends = figures
    .map(positions)
    .filter((at) => at !== undefined)
    .map(({ low, high }) => Math.max(Math.abs(low), Math.abs(high)))
    .sort((a, b) => a - b);
  const most = ends[Math.floor(0.85 * ends.length)] ?? 0;
  return reaches.find((reach) => reach >= most) ?? reaches.at(-1)!;
}
