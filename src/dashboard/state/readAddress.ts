import type { Address } from './Address.js';
import { ranges } from './ranges.js';

/** What a URL's query says; what it does not say or says wrongly is the default. */
export function readAddress(query: string): Address {
  const params = new URLSearchParams(query);
  const from = epoch(params.get('from'));
  const to = epoch(params.get('to'));
  const range = params.get('range') ?? '';
  return {
    app: params.get('app') ?? '',
    release: params.get('release') ?? '',
    route: params.get('route') ?? '',
    range: from || to ? 'custom' : Object.hasOwn(ranges, range) ? range : '24h',
    from,
    to,
    sort: params.get('sort') ?? 'total',
    rows: params.get('rows') ?? '',
  };
}

function epoch(text: string | null): number | undefined {
  const value = Number(text);
  return text && Number.isFinite(value) && value > 0 && value < 8.64e15 ? Math.round(value) : undefined;
}
