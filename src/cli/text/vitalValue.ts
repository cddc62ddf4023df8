import type { VitalName } from '../../wire/index.js';
import { duration } from './duration.js';

/** CLS has no unit, the others are durations. */
export function vitalValue(name: VitalName, value: number): string {
  return name === 'CLS' ? value.toFixed(3) : duration(value);
}
