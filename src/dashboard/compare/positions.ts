import type { ComparedFigure } from '../../wire/answers.js';

/** A difference on the scale that all figures share; more than 0 is worse. Infinite where it cannot be told. */
export interface Positions {
  value: number;
  low: number;
  high: number;
  /** At the level of all figures together. */
  lowest: number;
  highest: number;
}

/** Shares of the base's value; of a share of views its own difference. */
export function positions({ unit, more, base, difference }: ComparedFigure): Positions | undefined {
  if (!difference) return undefined;
  const scale = unit === 'share' ? 1 : Math.abs(base.value ?? 0);
  const at = (value: number) => (scale ? value / scale : Math.sign(value) * (value ? Infinity : 0)) || 0;
  const { value, low = -Infinity, high = Infinity, together } = difference;
  const { low: lowest = -Infinity, high: highest = Infinity } = together;
  if (!more)
    return { value: at(value), low: at(low), high: at(high), lowest: at(lowest), highest: at(highest) };
  return { value: -at(value), low: -at(high), high: -at(low), lowest: -at(highest), highest: -at(lowest) };
}
