import { screens } from '../screens.js';
import type { Address } from './Address.js';
import { ranges } from './ranges.js';

/** What a URL's query says; what it does not say or says wrongly is the default. */
export function readAddress(query: string): Address {
  const params = new URLSearchParams(query);
  const from = epoch(params.get('from'));
  const to = epoch(params.get('to'));
  const show = params.get('show') ?? '';
  const device = params.get('device');
  const range = params.get('range') ?? '';
  return {
    show: Object.hasOwn(screens, show) ? show : '',
    of: params.get('of') ?? '',
    app: params.get('app') ?? '',
    release: params.get('release') ?? '',
    route: params.get('route') ?? '',
    device: device === 'mobile' || device === 'desktop' ? device : '',
    range: from || to ? 'custom' : Object.hasOwn(ranges, range) ? range : '24h',
    from,
    to,
    sort: params.get('sort') ?? '',
    by: params.get('by') ?? '',
    with: params.get('with') ?? '',
    rows: params.get('rows') ?? '',
    open: params.get('open') ?? '',
    ...ofPage(params),
  };
}

function ofPage(params: URLSearchParams): Pick<Address, 'at' | 'zoom' | 'item'> {
  const isPage = params.get('show') === 'page';
  const at = Number.parseFloat(params.get('at') ?? '');
  return {
    ...(isPage && Number.isFinite(at) && { at }),
    zoom: (isPage && params.get('zoom')) || '',
    item: (isPage && params.get('item')) || '',
  };
}

function epoch(text: string | null): number | undefined {
  const value = Number(text);
  return text && Number.isFinite(value) && value > 0 && value < 8.64e15 ? Math.round(value) : undefined;
}
