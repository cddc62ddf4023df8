import type { Finding, Place } from '../../wire/answers.js';

/**
 * Tells a finding from the others, and stays when it is found again, in a later release too: a function is known by its
 * key among the culprits. It stands in the address.
 */
export function keyOf({ rule, place, measure, url, target, routes }: Finding): string {
  const at = place?.culprit ?? (place && !url && !measure && served(place));
  return [rule, at, measure, url, !at && !url && target, !at && !url && !measure && routes.join()]
    .filter(Boolean)
    .join(' ');
}

const served = ({ app, sourceFunctionName, sourceURL, sourceCharPosition }: Place) =>
  `${app} ${sourceFunctionName} ${sourceURL}@${sourceCharPosition ?? ''}`;
