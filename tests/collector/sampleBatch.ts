import { randomBytes } from 'node:crypto';
import type { Batch, Entry, Page, View } from '../../src/wire/index.js';

/** A page's id, made from a small number. */
export function pageId(n: number): string {
  return `01920000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** Of no other page, for a store that other tests fill as well. */
export function freshPageId(now: number): string {
  const hex = now.toString(16).padStart(12, '0') + randomBytes(10).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** `count` measures, named after their sequence numbers. */
export function measures(from: number, count: number): Entry[] {
  return Array.from({ length: count }, (_, i) => ({
    type: 'measure',
    startTime: from + i,
    duration: 10,
    name: `m${from + i}`,
  }));
}

/** A valid batch of page `n`; whatever matters to the test is overridden. */
export function sampleBatch(
  n: number,
  entries: Entry[],
  {
    page,
    view,
    ...rest
  }: Partial<Omit<Batch, 'page' | 'view'>> & { page?: Partial<Page>; view?: Partial<View> } = {},
): Batch {
  const now = Date.now();
  return {
    v: 1,
    page: {
      id: pageId(n),
      session: `session-${n}`,
      app: 'shop',
      // The same however often the batch is made: a page has one time origin.
      timeOrigin: Math.floor(now / 3_600_000) * 3_600_000 - 3_600_000 + n,
      url: '/cart',
      sdk: '0.1.0',
      supports: ['longtask', 'long-animation-frame'],
      ...page,
    },
    view: { n: 0, startTime: 0, url: '/cart', route: '/cart', navigationType: 'navigate', ...view },
    from: 0,
    attempt: 1,
    sentAt: now,
    entries,
    ...rest,
  };
}

export function body(...batches: Batch[]): string {
  return batches.map((batch) => JSON.stringify(batch)).join('\n');
}
