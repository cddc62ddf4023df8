import type { Page } from '@playwright/test';
import { accounts } from '../account.js';
import { expect, flush, started, test } from '../fixtures.js';
import type { Site } from '../site.js';

const measures = 200;

/** The page made its measures, and they have had 300 ms to reach the disk. */
async function work(page: Page, site: Site): Promise<void> {
  await page.goto(site.url);
  await started(page);
  await page.click('#frames');
  await page.evaluate(`makeMeasures(${measures})`);
  await expect(page.locator('#text')).toHaveText('frame 9');
  await expect.poll(() => onDisk(page)).toBeGreaterThanOrEqual(measures + 8);
}

/** Entries waiting in IndexedDB. */
const onDisk = (page: Page) => page.evaluate<number>('onDisk()');

/** All that was made is stored, and the numbers of each page have no hole. */
async function expectAll(site: Site): Promise<void> {
  await expect.poll(() => site.entries('measure').length).toBe(measures);
  await expect.poll(() => site.entries('long-animation-frame').length).toBeGreaterThanOrEqual(9);
  for (const page of new Set(site.stored().map((stored) => stored.page))) {
    const seqs = site.stored().flatMap((stored) => (stored.page === page ? stored.seq : []));
    expect(seqs.sort((a, b) => a - b)).toEqual(seqs.map((_, i) => i));
  }
}

/** A second visit to the same origin. */
async function revisit(page: Page, site: Site): Promise<void> {
  await page.goto(`${site.url}/next`);
  await started(page);
  await flush(page);
}

test('keeps everything through 503 and delivers it once the endpoint is well', async ({ page, site }) => {
  site.answer = () => ({ status: 503, headers: { 'Retry-After': '1' } });
  await work(page, site);
  await flush(page);
  expect(site.received.length).toBeGreaterThan(0);
  expect(site.stored()).toEqual([]);
  site.answer = () => ({ status: 204 });
  await expectAll(site);
  expect(site.stored().find(({ entry }) => entry.type === 'measure')?.batch.attempt).toBeGreaterThan(1);
  await expect.poll(() => onDisk(page)).toBe(0);
});

test('respects Retry-After', async ({ page, site }) => {
  site.answer = () => ({ status: 429, headers: { 'Retry-After': '2' } });
  await page.goto(`${site.url}/?data-send-interval=100`);
  await started(page);
  await expect.poll(() => site.received.length).toBe(1);
  site.answer = () => ({ status: 204 });
  await expect.poll(() => site.received.length).toBeGreaterThan(1);
  expect(site.received[1]!.at - site.received[0]!.at).toBeGreaterThanOrEqual(1_950);
});

test('a Retry-After of a month does not make the page spin', async ({ page, site }) => {
  site.answer = () => ({ status: 503, headers: { 'Retry-After': '2592000' } });
  await page.goto(`${site.url}/?data-send-interval=50`);
  await started(page);
  await expect.poll(() => site.received.length).toBe(1);
  const timers = await page.evaluate(async () => {
    let count = 0;
    const native = window.setTimeout;
    window.setTimeout = ((...args: Parameters<typeof setTimeout>) => {
      count++;
      return native(...args);
    }) as typeof setTimeout;
    performance.mark('more');
    await new Promise((done) => native(done, 1_000));
    return count;
  });
  expect(timers).toBeLessThan(20);
  expect(site.received).toHaveLength(1);
});

test('delivers what a closed tab has left, from the next page of the origin', async ({
  context,
  page,
  site,
}) => {
  site.answer = () => ({ status: 503 });
  await work(page, site);
  await page.close({ runBeforeUnload: true });
  site.answer = () => ({ status: 204 });
  await revisit(await context.newPage(), site);
  await expectAll(site);
});

test('an unsampled visit delivers what a sampled one has left', async ({ context, page, site }) => {
  site.answer = () => ({ status: 503 });
  await work(page, site);
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        const open = indexedDB.open('fieldmark:test');
        open.onsuccess = () => {
          const forget = open.result.transaction('session', 'readwrite');
          forget.objectStore('session').clear();
          forget.oncomplete = () => done();
        };
      }),
  );
  // In this order: a page that closes keeps the session once more.
  const next = await context.newPage();
  await next.goto(`${site.url}/next?data-sample-rate=0`);
  await started(next);
  await page.close();
  site.answer = () => ({ status: 204 });
  await flush(next);
  await expectAll(site);
  expect(new Set(site.stored().map(({ page }) => page)).size).toBe(1);
});

test('delivers at a plain tab close, with no revisit', async ({ page, site }) => {
  await work(page, site);
  await page.close({ runBeforeUnload: true });
  await expectAll(site);
});

test('delivers when navigating away', async ({ page, site }) => {
  await work(page, site);
  await page.goto('about:blank');
  await expectAll(site);
});

test('delivers through a reload', async ({ page, site }) => {
  site.answer = () => 'reset';
  await work(page, site);
  site.answer = () => ({ status: 204 });
  await page.reload();
  await started(page);
  await flush(page);
  await expectAll(site);
});

test('numbers again sent entries as it did the first time', async ({ page, site }) => {
  // The answer is lost after the endpoint had the entries.
  site.answer = () => 'reset';
  await work(page, site);
  await flush(page);
  site.answer = () => ({ status: 204 });
  await expectAll(site);
  const bySeq = new Map<string, string>();
  for (const { batches } of site.received)
    for (const { page, from, entries } of batches)
      for (const [i, entry] of entries.entries()) {
        const id = `${page.id}:${from + i}`;
        const json = JSON.stringify(entry);
        expect(bySeq.get(id) ?? json).toBe(json);
        bySeq.set(id, json);
      }
});

test('halves what is too large for the endpoint until it is not', async ({ page, site }) => {
  site.answer = ({ batches }) => ({
    status: batches.reduce((sum, { entries }) => sum + entries.length, 0) > 30 ? 413 : 204,
  });
  await work(page, site);
  await flush(page);
  await expectAll(site);
});

test('drops and counts what the endpoint refuses, and delivers what is beside it', async ({ page, site }) => {
  site.answer = ({ batches }) => ({
    status: batches.some(({ entries }) => entries.some(({ type }) => type === 'measure')) ? 400 : 204,
  });
  await work(page, site);
  await page.evaluate(() => performance.mark('after'));
  await flush(page);
  await expect.poll(() => onDisk(page), { timeout: 45_000 }).toBe(0);
  const [account] = accounts(site.received).values();
  expect(account!.missing).toBe(0);
  expect(account!.dropped.rejected).toBeGreaterThanOrEqual(measures);
  expect(Object.keys(account!.dropped)).toEqual(['rejected']);
  expect(site.entries('measure')).toEqual([]);
});

test('works from memory where IndexedDB is refused, and says so', async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    });
  });
  await page.goto(site.url);
  await started(page);
  await page.evaluate('makeMeasures(50)');
  await flush(page);
  await expect.poll(() => site.entries('measure').length).toBe(50);
  expect(site.stored().at(-1)!.batch.page.buffer).toBe('memory');
});

test('works from memory where the disk never answers', async ({ page, site }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
  });
  await page.goto(site.url);
  await started(page);
  await page.evaluate('makeMeasures(50)');
  await expect.poll(() => site.entries('measure').length, { timeout: 20_000 }).toBe(50);
});

test('drops the oldest beyond the disk limit, and counts them', async ({ page, site }) => {
  site.answer = () => ({ status: 503, headers: { 'Retry-After': '600' } });
  await page.goto(`${site.url}/?data-max-bytes=40000`);
  await started(page);
  for (let made = 200; made <= 800; made += 200) {
    await page.evaluate('makeMeasures(200)');
    await expect.poll(() => page.evaluate<number>('numberedOnDisk()')).toBeGreaterThanOrEqual(made);
  }
  site.answer = () => ({ status: 204 });
  await page.evaluate(() => performance.mark('last'));
  await flush(page);
  await expect.poll(() => site.entries('mark')).toHaveLength(1);
  await expect.poll(() => onDisk(page)).toBe(0);
  const [account] = accounts(site.received).values();
  expect(account).toMatchObject({ missing: 0, dropped: { quota: expect.any(Number) } });
  expect(account!.stored).toBeLessThan(800);
});
