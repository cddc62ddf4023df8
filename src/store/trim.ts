import { add, type Interval, subtract } from './intervals.js';

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
  const claimed = new Map<string, Interval[]>();
  return claims.map(({ pageId, interval }) => {
    if (interval[0] === interval[1]) return [];
    const before = claimed.get(pageId) ?? [];
    // First what these claims bring, then what is known: so none of it is gone through by two of them.
    const fresh = subtract(interval, before).flatMap((piece) => subtract(piece, knownOf(pageId)));
    add(before, interval);
    claimed.set(pageId, before);
    return fresh;
  });
}
