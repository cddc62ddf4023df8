import type { Finding } from '../../wire/answers.js';

/** Tells a finding from the others, and stays when it is found again; it stands in the address. */
export function keyOf({ rule, place, measure, url, target, routes }: Finding): string {
  const at =
    place && `${place.app} ${place.sourceFunctionName} ${place.sourceURL}@${place.sourceCharPosition ?? ''}`;
  return [rule, at, measure, url, !at && !url && target, !at && !url && !measure && routes.join()]
    .filter(Boolean)
    .join(' ');
}
