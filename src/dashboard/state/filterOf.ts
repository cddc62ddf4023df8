import type { Filter } from '../../wire/answers.js';
import type { Address } from './Address.js';
import { ranges } from './ranges.js';

/** The address as a question, asked at `now` (epoch ms). */
export function filterOf(address: Address, now: number): Filter {
  const { app, release, route, range, from, to } = address;
  const span = ranges[range];
  return {
    ...(app && { app }),
    ...(release && { release }),
    ...(route && { route }),
    ...(span ? { from: now - span.ms } : { ...(from && { from }), ...(to && { to }) }),
  };
}
