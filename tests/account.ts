import type { Dropped } from '../src/wire/index.js';
import { isStored, type Received } from './site.js';

/** What became of a page's numbers, as the endpoint sees it. */
export interface Account {
  /** Up to the highest number heard of. */
  numbered: number;
  stored: number;
  dropped: Dropped;
  missing: number;
}

/** The accounts by page id. */
export function accounts(received: readonly Received[]): Map<string, Account> {
  const numbers = new Map<string, Map<number, keyof Dropped | 'stored'>>();
  for (const { batches, status } of received)
    if (isStored(status))
      for (const { page, from, entries, dropped = {} } of batches) {
        const known = numbers.get(page.id) ?? new Map();
        numbers.set(page.id, known);
        let next = from;
        for (const _ of entries) known.set(next++, 'stored');
        for (const [reason, count] of Object.entries(dropped))
          for (const end = next + count; next < end; next++)
            if (known.get(next) !== 'stored') known.set(next, reason as keyof Dropped);
      }
  return new Map(
    [...numbers].map(([id, known]) => {
      const dropped: Dropped = {};
      for (const what of known.values()) if (what !== 'stored') dropped[what] = (dropped[what] ?? 0) + 1;
      const stored = [...known.values()].filter((what) => what === 'stored').length;
      const numbered = Math.max(...known.keys()) + 1;
      return [id, { numbered, stored, dropped, missing: numbered - known.size }];
    }),
  );
}
