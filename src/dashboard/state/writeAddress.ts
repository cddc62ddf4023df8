import type { Address } from './Address.js';

const defaults: Partial<Address> = { sort: 'total' };

/** The query of a URL that says the same; defaults are left out, but the range, so that a link is plain. */
export function writeAddress(address: Address): string {
  const params = new URLSearchParams();
  for (const key of ['app', 'release', 'route', 'range', 'from', 'to', 'sort', 'rows'] as const) {
    const value = address[key];
    if (!value || value === defaults[key]) continue;
    if (key === 'range' && value === 'custom') continue;
    if ((key === 'from' || key === 'to') && address.range !== 'custom') continue;
    params.set(key, String(value));
  }
  return `?${params}`;
}
