import type { Address } from './Address.js';

/** The query of a URL that says the same; defaults are left out, but the range, so that a link is plain. */
export function writeAddress(address: Address): string {
  const params = new URLSearchParams();
  for (const key of [
    'show',
    'of',
    'at',
    'app',
    'release',
    'route',
    'device',
    'range',
    'from',
    'to',
    'sort',
    'by',
    'with',
    'rows',
    'open',
    'zoom',
    'item',
  ] as const) {
    const value = address[key];
    if (value === undefined || value === '') continue;
    // What is chosen of one page says nothing elsewhere.
    if ((key === 'at' || key === 'zoom' || key === 'item') && address.show !== 'page') continue;
    if (key === 'range' && value === 'custom') continue;
    if ((key === 'from' || key === 'to') && address.range !== 'custom') continue;
    params.set(key, String(value));
  }
  return `?${params}`;
}
