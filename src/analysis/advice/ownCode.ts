import type { Place } from '../../wire/index.js';
import type { Facts } from './Facts.js';

/** `https://cdn.example` of a URL; empty for one of the page's own origin, and for none. */
export function originOf({ sourceURL }: Place): string {
  return /^[a-z-]+:\/\/[^/]*/.exec(sourceURL)?.[0] ?? '';
}

/**
 * Tells the application's own code from that of third parties: by origin. An application that serves no script at all
 * from its pages' origin serves them from elsewhere: then the origin that handles most input counts as its own.
 */
export function ownCode({ scripts }: Pick<Facts, 'scripts'>): (place: Place) => boolean {
  const served = scripts.filter(({ sourceURL }) => sourceURL !== '');
  if (!served.length || served.some((script) => !originOf(script))) return (place) => !originOf(place);
  const handlers = new Map<string, number>();
  for (const script of served)
    if (script.invokerType === 'event-listener')
      handlers.set(originOf(script), (handlers.get(originOf(script)) ?? 0) + script.duration);
  const [own] = [...handlers].sort((a, b) => b[1] - a[1])[0] ?? [];
  return (place) => !originOf(place) || originOf(place) === own;
}
