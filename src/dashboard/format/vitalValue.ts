import type { VitalName } from '../../wire/answers.js';
import { duration } from './duration.js';

/** CLS has no unit, the others are durations. */
export function vitalValue(name: VitalName, value: number): string {
  return name === 'CLS' ? String(Number(value.toFixed(value < 0.01 ? 3 : 2))) : duration(value);
}
