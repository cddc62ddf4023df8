import type { Gain, GainOf } from '../../wire/index.js';
import type { Affected } from './Facts.js';

/** @param how how `total` was computed, as a sentence */
export function gainOf(of: GainOf, total: number, { views }: Affected, how: string): Gain {
  return { of, total, perView: views > 0 ? total / views : 0, how };
}
