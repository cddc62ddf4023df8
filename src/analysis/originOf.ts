import type { Place } from '../wire/index.js';

/** `https://cdn.example` of where code is served; empty for the page's own origin, and where no file is known. */
export function originOf({ sourceURL }: Pick<Place, 'sourceURL'>): string {
  return /^[a-z-]+:\/\/[^/]*/.exec(sourceURL)?.[0] ?? '';
}
