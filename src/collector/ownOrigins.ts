import { isFieldmark } from '../analysis/isFieldmark.js';
import { originOf } from '../analysis/originOf.js';
import type { ServedPlace } from '../store/index.js';

/**
 * Of each app the origin that is its own though its pages are of another. An application that serves no script at all
 * from its pages' origin serves them from elsewhere: from where most input is handled.
 */
export function ownOrigins(places: readonly ServedPlace[]): ReadonlyMap<string, string> {
  const apps = new Map<string, Map<string, number>>();
  for (const { app, url, handling } of places) {
    if (url === '' || isFieldmark(url)) continue;
    const origins = apps.get(app) ?? new Map();
    const origin = originOf({ sourceURL: url });
    apps.set(app, origins.set(origin, (origins.get(origin) ?? 0) + handling));
  }
  const own = new Map<string, string>();
  for (const [app, origins] of apps) {
    if (origins.has('')) continue;
    const [first] = [...origins].filter(([origin]) => /^https?:/.test(origin)).sort((a, b) => b[1] - a[1]);
    if (first && first[1] > 0) own.set(app, first[0]);
  }
  return own;
}
