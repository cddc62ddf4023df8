import type { ComparedFigure } from '../../wire/answers.js';
import { figureValue } from './figureValue.js';

const space = '\u202f';

/** With its sign: `+120 ms`, `−0.02`; of a share in percentage points. */
export function differenceText(unit: ComparedFigure['unit'], value: number): string {
  const size = Math.abs(value);
  const points = Number((size * 100).toFixed(1));
  const text =
    unit === 'share' ? `${points}${space}${points === 1 ? 'point' : 'points'}` : figureValue(unit, size);
  const nothing = Number.parseFloat(text) === 0;
  return (nothing ? '' : value > 0 ? '+' : '−') + text;
}
