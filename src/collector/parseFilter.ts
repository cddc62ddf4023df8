import type { DeviceKind, Filter, FunctionKind, FunctionSort, VisitSort } from '../wire/index.js';

/** The query parameters say no filter. The message is one sentence for whoever asked. */
export class FilterError extends Error {
  override name = 'FilterError';
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A filter, and beside it parameters of the question's own, each with what reads it.
 * @throws {FilterError}
 */
export function parseQuestion<Own extends object>(
  query: URLSearchParams,
  own: { [K in keyof Own]: (value: string) => Own[K] },
): Filter & Partial<Own> {
  const others = new URLSearchParams(query);
  const asked: Partial<Own> = {};
  for (const name of Object.keys(own) as (keyof Own & string)[]) {
    const value = others.get(name);
    if (value) asked[name] = own[name](value);
    others.delete(name);
  }
  return { ...parseFilter(others), ...asked };
}

/** @throws {FilterError} */
export function required(name: string, query: URLSearchParams): string {
  const value = query.get(name);
  if (!value) throw new FilterError(`The question needs a ${name}`);
  return value;
}

/** @throws {FilterError} */
export function pageId(value: string): string {
  if (!uuid.test(value))
    throw new FilterError(`page must be the id of a page, a UUID, not ${JSON.stringify(value)}`);
  return value.toLowerCase();
}

export const visitSort = oneOf<VisitSort>('sort', ['blocking', 'inp', 'lcp', 'time']);
export const functionSort = oneOf<FunctionSort>('sort', ['own', 'total', 'calls', 'mean', 'p95', 'max']);
export const functionKind = oneOf<FunctionKind>('kind', ['function', 'component']);

/** Reads a parameter that has a few values. The reader throws `FilterError`. */
function oneOf<T extends string>(name: string, values: readonly T[]): (value: string) => T {
  return (value) => {
    const found = values.find((known) => known === value);
    if (!found)
      throw new FilterError(`${name} must be one of ${values.join(', ')}, not ${JSON.stringify(value)}`);
    return found;
  };
}

/** @throws {FilterError} */
export function parseFilter(query: URLSearchParams): Filter {
  const filter: Filter = {};
  for (const [name, value] of query) {
    switch (name) {
      case 'app':
      case 'release':
      case 'route':
        if (value) filter[name] = value;
        break;
      case 'device':
        if (value) filter.device = device(name, value);
        break;
      case 'from':
      case 'to':
        if (value) filter[name] = time(name, value);
        break;
      default:
        throw new FilterError(
          `There is no filter ${JSON.stringify(name)}: use app, release, route, device, from and to`,
        );
    }
  }
  if (filter.from !== undefined && filter.to !== undefined && filter.from > filter.to) {
    throw new FilterError('from must not be after to');
  }
  return filter;
}

/** @throws {FilterError} */
export function device(name: string, value: string): DeviceKind {
  if (value === 'mobile' || value === 'desktop') return value;
  throw new FilterError(`${name} must be mobile or desktop, not ${JSON.stringify(value)}`);
}

/** @throws {FilterError} */
export function time(name: string, value: string): number {
  const ms = Number(value);
  if (!Number.isInteger(ms) || ms < 0 || ms > 4_102_444_800_000) {
    throw new FilterError(
      `${name} must be a time in whole milliseconds since 1970, not ${JSON.stringify(value)}`,
    );
  }
  return ms;
}
