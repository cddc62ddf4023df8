import { readFileSync } from 'node:fs';
import type { Batch } from '../../src/wire/index.js';

/** The batches that `record.mjs` has recorded of a page. */
export function recorded(name: string, variant: 'fault' | 'mended'): Batch[] {
  const text = readFileSync(new URL(`recorded/${name}.${variant}.ndjson`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

let pages = 0;

/** The same visit by `users` others, a minute ago. */
export function replay(batches: readonly Batch[], users: number, app: string): Batch[] {
  const shift = Date.now() - 60_000 - Math.max(...batches.map(({ sentAt }) => sentAt));
  return Array.from({ length: users }, (_, user) => {
    const ids = new Map<string, string>();
    return batches.map((batch): Batch => {
      const { id } = batch.page;
      if (!ids.has(id)) ids.set(id, `01920000-0000-7000-8000-${(++pages).toString(16).padStart(12, '0')}`);
      return {
        ...batch,
        page: {
          ...batch.page,
          app,
          id: ids.get(id)!,
          session: `${batch.page.session}-${app}-${user}`.slice(-64),
          timeOrigin: batch.page.timeOrigin + shift,
        },
        sentAt: batch.sentAt + shift,
      };
    });
  }).flat();
}
