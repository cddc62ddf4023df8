import { type Interval, subtract, unite } from './intervals.js';

/** Numbers of a page that something is said of. */
export interface Claim {
  pageId: string;
  interval: Interval;
}

/** What is new in each claim, given what is known of its page and what the claims before it bring. */
export function trim(
  claims: readonly Claim[],
  knownOf: (pageId: string) => readonly Interval[],
): Interval[][] {
  const claimed = new Map<string, readonly Interval[]>();
  return claims.map(({ pageId, interval }) => {
    if (interval[0] === interval[1]) return [];
    const known = claimed.get(pageId) ?? knownOf(pageId);
    claimed.set(pageId, unite(known, interval));
    return subtract(interval, known);
  });
}
