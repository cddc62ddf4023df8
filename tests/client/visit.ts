import type { Page } from '@playwright/test';
import { expect, flush, started } from '../fixtures.js';
import type { Site } from '../site.js';
import { tally } from '../tally.js';

export const measures = 200;
const frames = 10;

/** The page made its measures and long frames, and all of them are on disk. */
export async function work(page: Page, site: Site, query = ''): Promise<void> {
  await page.goto(`${site.url}/${query}`);
  await started(page);
  await page.evaluate(`work(${measures}, ${frames})`);
  await page.evaluate(`written(${measures + frames})`);
}

/** A second visit to the same origin. */
export async function revisit(page: Page, site: Site): Promise<void> {
  await page.goto(`${site.url}/next`);
  await started(page);
  await flush(page);
}

/** All that was made is stored and nothing twice, and the numbers of the page that made it have no hole. */
export async function expectAll(site: Site): Promise<void> {
  await expect.poll(() => tally(site.received)).toMatchObject({ stored: measures + frames, twice: 0 });
  const worked = site.stored().find(({ entry }) => entry.type === 'measure')!.page;
  await expect.poll(() => numbersOf(site, worked)).toEqual(numbersOf(site, worked).map((_, i) => i));
}

/** The numbers of a page's entries that are stored or told to be dropped, in order. */
function numbersOf(site: Site, page: string): number[] {
  const numbers = new Set<number>();
  for (const { seq, batch } of site.stored().filter((stored) => stored.page === page)) {
    numbers.add(seq);
    const dropped = Object.values(batch.dropped ?? {}).reduce((sum, count) => sum + count, 0);
    for (let i = 0; i < dropped; i++) numbers.add(batch.from + batch.entries.length + i);
  }
  return [...numbers].sort((a, b) => a - b);
}

/** Entries waiting in IndexedDB. */
export const onDisk = (page: Page) => page.evaluate<number>('onDisk()');
