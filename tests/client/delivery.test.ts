import type { Page } from '@playwright/test';
import { accounts } from '../account.js';
import { expect, flush, started, test } from '../fixtures.js';
import { type Answer, openSite, type Site } from '../site.js';
import { holdGzip } from './holdGzip.js';
import { expectAll, expectMeasures, measures, onDisk, work } from './visit.js';

/** Nothing is sent before the page is left or told to. */
const undisturbed = '?data-send-interval=600000';

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

for (const [what, ask] of [
  ['in seconds', () => '2'],
  // A date has no parts of a second.
  ['as a date', () => new Date(Date.now() + 3_000).toUTCString()],
] as const)
  for (const where of ['the same origin', 'another origin, which exposes it'])
    test(`respects Retry-After ${what} of ${where}`, async ({ page, site }) => {
      const other = where === 'the same origin' ? undefined : await openSite();
      const endpoint = other ?? site;
      const headers: Record<string, string> = other
        ? { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Retry-After' }
        : {};
      endpoint.answer = () => ({ status: 429, headers: { ...headers, 'Retry-After': ask() } });
      await page.goto(`${site.url}/?data-send-interval=100&data-endpoint=${endpoint.url}/v1/batches`);
      await started(page);
      await page.evaluate(`makeMeasures(${measures})`);
      await expect.poll(() => endpoint.received.length).toBe(1);
      endpoint.answer = () => ({ status: 204, headers });
      await expect.poll(() => endpoint.received.length).toBeGreaterThan(1);
      const [first, second] = endpoint.received;
      expect(second!.at - first!.at).toBeGreaterThanOrEqual(1_950);
      await expect.poll(() => endpoint.entries('measure').length).toBe(measures);
      await other?.close();
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

test('an unsampled visit delivers what a sampled one has left', async ({ context, page, site }) => {
  site.answer = () => ({ status: 503 });
  await work(page, site);
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        // It would keep its session once more, and the next visit would go on with that.
        const { put } = IDBObjectStore.prototype;
        IDBObjectStore.prototype.put = function (...args) {
          return this.name === 'session'
            ? (this.getKey('none') as IDBRequest<IDBValidKey>)
            : put.apply(this, args);
        };
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
  await work(page, site, undisturbed);
  await page.close({ runBeforeUnload: true });
  await expectAll(site);
});

test('delivers when navigating away', async ({ page, site }) => {
  await work(page, site, undisturbed);
  await page.goto('about:blank');
  await expectAll(site);
});

for (const [how, away] of [
  ['navigating away', (page: Page) => page.goto('about:blank')],
  ['following a link', (page: Page, site: Site) => page.goto(`${site.url}/work.js`)],
  ['a tab close', (page: Page) => page.close({ runBeforeUnload: true })],
] as const)
  test(`delivers at ${how} while a request is under way`, async ({ page, site }) => {
    site.answer = () => 'hang';
    // A page with such listeners is not kept in the back/forward cache, and hears before ours that the request failed.
    const before = encodeURIComponent(
      "<script>for (const type of ['unload', 'pagehide']) addEventListener(type, () => {})</script>",
    );
    await work(page, site, `${undisturbed}&before=${before}`);
    await page.evaluate('void fieldmark.flush()');
    await expect.poll(() => site.received.length).toBe(1);
    site.answer = () => ({ status: 204 });
    await page.evaluate(`makeMeasures(${measures}, 'late')`);
    await page.evaluate(`written(${measures})`);
    await away(page, site);
    const late = () => site.entries('measure').filter(({ name }) => name.startsWith('late'));
    await expect.poll(() => late().length).toBe(measures);
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
  site.answer = () => 'lost';
  await work(page, site);
  await flush(page);
  const lost = site.received.length;
  site.answer = () => ({ status: 204 });
  await expect.poll(() => onDisk(page)).toBe(0);
  expect(site.received.length).toBeGreaterThan(lost);
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
  await work(page, site, undisturbed);
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

test('a page that is left while its request is gzipped sends what that holds', async ({ page, site }) => {
  await holdGzip(page);
  await page.goto(site.url + undisturbed);
  await started(page);
  await page.evaluate('makeMeasures(50)');
  await page.evaluate('written(50)');
  await page.evaluate(`window.flushed = fieldmark.flush(); 0`);
  await expect(page).toHaveTitle('gzipping');
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  await expect.poll(() => site.entries('measure').length).toBe(50);
  // It lives on.
  await page.evaluate(`endGzip(); flushed`);
  await page.evaluate(`makeMeasures(50, 'work:later')`);
  await flush(page);
  await expectMeasures(site, 100);
});

test('who asks to be left alone for long is, whatever becomes of another request', async ({ page, site }) => {
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const answers: (() => Promise<Answer>)[] = [
    async () => {
      await asked;
      return { status: 429, headers: { 'Retry-After': '600' } };
    },
    async () => {
      answer();
      await expect.poll(() => site.received.length).toBe(1);
      return { status: 503 };
    },
  ];
  await page.goto(site.url + undisturbed);
  await started(page);
  await flush(page);
  await page.evaluate(() => performance.mark('first'));
  await page.evaluate('written(1)');
  site.received = [];
  site.answer = () => answers.shift()?.() ?? { status: 204 };
  const first = page.waitForRequest('**/v1/batches');
  const flushed = flush(page);
  await first;
  const leaveWith = async (name: string) => {
    await page.evaluate((name) => {
      performance.mark(name);
      dispatchEvent(new PageTransitionEvent('pagehide'));
    }, name);
  };
  const refused = page.waitForResponse((response) => response.status() === 503);
  await leaveWith('second');
  await refused;
  await flushed;
  await leaveWith('third');
  // A pause of its own would be over.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 3_000)));
  expect(site.received.map(({ status }) => status)).toEqual([429, 503]);
});
