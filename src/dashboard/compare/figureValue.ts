import type { ComparedFigure } from '../../wire/answers.js';
import { duration } from '../format/duration.js';
import { share } from '../format/share.js';

/** A figure's value for a reader, in its unit. */
export function figureValue(unit: ComparedFigure['unit'], value: number): string {
  if (unit === 'ms') return duration(value);
  if (unit === 'share') return share(value);
  if (unit === 'score') return String(Number(value.toFixed(3)));
  return String(Number(value.toFixed(value < 10 ? 2 : 1)));
}
