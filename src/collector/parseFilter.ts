import type { CoverageFilter, Filter } from '../wire/index.js';

/** The query parameters say no filter. The message is one sentence for whoever asked. */
export class FilterError extends Error {
  override name = 'FilterError';
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A filter that may name a page as well.
 * @throws {FilterError}
 */
export function parseCoverageFilter(query: URLSearchParams): CoverageFilter {
  const others = new URLSearchParams(query);
  const page = others.get('page');
  others.delete('page');
  const filter = parseFilter(others);
  if (!page) return filter;
  if (!uuid.test(page))
    throw new FilterError(`page must be the id of a page, a UUID, not ${JSON.stringify(page)}`);
  return { ...filter, page: page.toLowerCase() };
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
      case 'from':
      case 'to':
        if (value) filter[name] = time(name, value);
        break;
      default:
        throw new FilterError(
          `There is no filter ${JSON.stringify(name)}: use app, release, route, from and to`,
        );
    }
  }
  if (filter.from !== undefined && filter.to !== undefined && filter.from > filter.to) {
    throw new FilterError('from must not be after to');
  }
  return filter;
}

function time(name: string, value: string): number {
  const ms = Number(value);
  if (!Number.isInteger(ms) || ms < 0 || ms > 4_102_444_800_000) {
    throw new FilterError(
      `${name} must be a time in whole milliseconds since 1970, not ${JSON.stringify(value)}`,
    );
  }
  return ms;
}
