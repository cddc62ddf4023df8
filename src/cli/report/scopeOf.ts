import type { Filter } from '../../wire/index.js';
import { foreign, type Line, own } from '../text/Line.js';
import { utc } from '../text/utc.js';

/** What was asked about, in a line. */
export function scopeOf({ app, release, route, device, from, to }: Filter): Line {
  const parts = [
    app === undefined ? own('all apps') : foreign(app),
    ...[release, route, device].filter((value) => value !== undefined).map((value) => foreign(value)),
    ...(from === undefined ? [] : [own(`from ${utc(from)}`)]),
    ...(to === undefined ? [] : [own(`to ${utc(to)}`)]),
    ...(from === undefined && to === undefined ? [] : [own('UTC')]),
  ];
  return parts.flatMap((part, i) => (i ? [own(part.text === 'UTC' ? ' ' : ' · '), part] : [part]));
}
