import type { Filter } from '../../wire/answers.js';
import type { Address } from './Address.js';
import { ranges } from './ranges.js';

/** Alike for addresses that ask the same. */
export function filterKey({ app, release, route, device, range, from, to }: Address): string {
  return JSON.stringify([app, release, route, device, range, from, to]);
}

/** The address as a question, asked at `now` (epoch ms). */
export function filterOf(address: Address, now: number): Filter {
  const { app, release, route, device, range, from, to } = address;
  const span = ranges[range];
  return {
    ...(app && { app }),
    ...(release && { release }),
    ...(route && { route }),
    ...(device && { device }),
    ...(span ? { from: now - span.ms } : { ...(from && { from }), ...(to && { to }) }),
  };
}
