import type { Claim } from './trim.js';

/**
 * The rows whose numbers are among those claimed, as a condition; beside `pagesOf`, which has checked the ids.
 * @param first a row's first number, a column, and its last
 */
export function claimed(claims: readonly Claim[], first: string, last: string): string {
  const each = claims.map(
    ({ pageId, interval: [from, to] }) => `page_id = '${pageId}' AND ${last} >= ${from} AND ${first} < ${to}`,
  );
  return `(${each.join(' OR ')})`;
}
