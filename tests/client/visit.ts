import type { Page } from '@playwright/test';
import { accounts } from '../account.js';
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
export async function expectAll(site: Site, within?: { timeout: number }): Promise<void> {
  await expect
    .poll(() => tally(site.received), within)
    .toMatchObject({ stored: measures + frames, twice: 0 });
  const worked = site.stored().find(({ entry }) => entry.type === 'measure')!.page;
  await expect.poll(() => accounts(site.received).get(worked)!.missing).toBe(0);
}

/** Each measure that a test made is stored once, and its page's numbers have no hole. */
export async function expectMeasures(site: Site, count: number): Promise<void> {
  await expect.poll(() => tally(site.received)).toMatchObject({ stored: count, twice: 0 });
  const worked = site.stored().find(({ entry }) => entry.type === 'measure')!.page;
  await expect.poll(() => accounts(site.received).get(worked)!.missing).toBe(0);
}

/** Entries waiting in IndexedDB. */
export const onDisk = (page: Page) => page.evaluate<number>('onDisk()');

/** Closes the tab as a visitor would. */
export async function leave(page: Page): Promise<void> {
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
}
