import type { Page } from '@playwright/test';
import { type Batch, decodeBody } from '../../src/wire/index.js';
import { expect, flush, started, test } from '../fixtures.js';
import { expectAll, leave, onDisk, revisit, work } from './visit.js';

test('tabs that work at once number their own entries, each without a hole', async ({ context, site }) => {
  const pages = await Promise.all([1, 2, 3].map(() => context.newPage()));
  await Promise.all(
    pages.map(async (page, i) => {
      await page.goto(`${site.url}/?data-send-interval=100`);
      await started(page);
      await page.evaluate(async (tab) => {
        for (let made = 0; made < 50; made++) {
          performance.measure(`tab:${tab}`, { start: 0, duration: made });
          await new Promise((done) => setTimeout(done, 5));
        }
      }, i);
      await flush(page);
    }),
  );
  await expect.poll(() => site.entries('measure').length).toBe(150);
  const ids = new Set(site.stored().map(({ page }) => page));
  expect(ids.size).toBe(3);
  for (const id of ids) {
    const own = site.stored().filter(({ page }) => page === id);
    expect(own.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(own.map((_, i) => i));
    const names = own.flatMap(({ entry }) => (entry.type === 'measure' ? entry.name : []));
    expect(names).toHaveLength(50);
    expect(new Set(names).size).toBe(1);
  }
});

test('what a living page has is left to it by the others', async ({ context, page, site }) => {
  await page.goto(`${site.url}/?data-send-interval=600000`);
  await started(page);
  await page.evaluate('makeMeasures(50)');
  await expect.poll(() => onDisk(page)).toBeGreaterThanOrEqual(50);
  const other = await context.newPage();
  await revisit(other, site);
  await flush(other);
  expect(site.entries('measure')).toEqual([]);
  await flush(page);
  expect(site.entries('measure')).toHaveLength(50);
});

test('what a dead page has left is sent by one of several tabs, once', async ({ context, page, site }) => {
  // So long that the page itself tries no more, not even when it is closed.
  site.answer = () => ({ status: 503, headers: { 'Retry-After': '600' } });
  await work(page, site);
  await flush(page);
  await leave(page);
  site.answer = () => ({ status: 204 });
  const tabs = await Promise.all([1, 2, 3, 4].map(() => context.newPage()));
  const sent = tabs.map(collectSent);
  await Promise.all(tabs.map((tab) => revisit(tab, site)));
  await expectAll(site);
  for (const tab of tabs) await flush(tab);
  const dead = site.stored().find(({ entry }) => entry.type === 'measure')!.page;
  const numbers = (await Promise.all(sent.map((batches) => batches())))
    .map((batches) => batches.filter(({ page }) => page.id === dead))
    .map((batches) => batches.flatMap(({ from, entries }) => entries.map((_, i) => from + i)));
  expect(numbers.filter(({ length }) => length)).toHaveLength(1);
  expect(new Set(numbers.flat()).size).toBe(numbers.flat().length);
});

for (const [what, status] of [
  ['all is delivered', 204],
  ['nothing is delivered', 503],
] as const)
  test(`a page keeps its place in the back/forward cache, and its numbers, when ${what}`, async ({
    context,
    site,
  }) => {
    // Chromium may put a page out of the cache for reasons of its own, which it does not tell.
    for (let restored = 'masked'; restored === 'masked'; ) {
      site.reset();
      // Not before that does the page try again, so that what arrives is sent by others.
      site.answer = () => ({ status, headers: { 'Retry-After': '5' } });
      const page = await context.newPage();
      await work(page, site);
      await flush(page);
      const cached = site.received.at(-1)!.batches[0]!.page.id;
      await page.goto(`${site.url}/next`);
      await started(page);
      const sent = [collectSent(page)];
      site.answer = () => ({ status: 204 });
      // The next page of its tab and another tab look after the dead.
      await flush(page);
      const other = await context.newPage();
      sent.push(collectSent(other));
      await revisit(other, site);
      const senders = (await Promise.all(sent.map((batches) => batches()))).flat().map(({ page }) => page.id);
      expect(senders.length).toBeGreaterThan(0);

      await page.goBack({ waitUntil: 'commit' });
      restored = await page.evaluate(howRestored);
      if (restored !== 'masked') {
        expect(restored).toBe('from the cache');
        // Others may deliver what it has left, and then it goes on where it was.
        if (status === 503) expect(senders).toContain(cached);
        await page.evaluate(() => performance.mark('back'));
        await flush(page);
        await expectAll(site);
        const back = site.stored().find(({ entry }) => entry.type === 'mark')!;
        expect(back.page).toBe(cached);
        expect(back.batch.view.navigationType).toBe('back-forward-cache');
        expect(site.stored().find(({ entry }) => entry.type === 'measure')!.page).toBe(cached);
      }
      await page.close();
      await other.close();
    }
  });

test('an agreement that is given twice costs no place in the back/forward cache', async ({
  context,
  site,
}) => {
  for (let restored = 'masked'; restored === 'masked'; ) {
    site.answer = () => ({ status: 503, headers: { 'Retry-After': '600' } });
    const page = await context.newPage();
    await work(page, site);
    await page.evaluate(async () => {
      if ('setConsent' in window.fieldmark!) await window.fieldmark.setConsent('granted');
    });
    await flush(page);
    await revisit(page, site);
    await page.goBack({ waitUntil: 'commit' });
    restored = await page.evaluate(howRestored);
    if (restored !== 'masked') expect(restored).toBe('from the cache');
    await page.close();
  }
});

const ends: [what: string, end: (tab: Page) => Promise<unknown>][] = [
  ['closed', (tab) => tab.close()],
  // Under Playwright Chromium freezes no page; what it would tell the page is all that we have.
  ['frozen', (tab) => tab.evaluate(() => document.dispatchEvent(new Event('freeze', { bubbles: true })))],
  ['put into the back/forward cache', (tab) => tab.goto(new URL('/?bare', tab.url()).href)],
  [
    'killed',
    async (tab) => {
      const session = await tab.context().newCDPSession(tab);
      void session.send('Page.crash').catch(() => {});
      await tab.waitForEvent('crash');
    },
  ],
];

for (const [what, end] of ends)
  test(`a tab that is ${what} while it sends what a dead page has left hands over to another`, async ({
    context,
    page,
    site,
  }) => {
    site.answer = () => ({ status: 503, headers: { 'Retry-After': '600' } });
    // The copy that the browser holds would be one more request.
    await page.addInitScript(() => {
      delete (globalThis as { fetchLater?: unknown }).fetchLater;
    });
    await work(page, site);
    await flush(page);
    await leave(page);
    const dead = site.received[0]!.batches[0]!.page.id;
    site.received = [];
    // Whoever sends it now hears nothing for half a minute.
    site.answer = ({ batches }) => (batches[0]!.page.id === dead ? 'hang' : { status: 204 });
    const draining = await context.newPage();
    await draining.goto(`${site.url}/next`);
    const sentDead = () =>
      site.received.filter(({ batches }) => batches.some(({ page }) => page.id === dead)).length;
    await expect.poll(sentDead).toBe(1);
    const waiting = await context.newPage();
    await waiting.goto(`${site.url}/next`);
    await started(waiting);
    await flush(waiting);
    // It leaves alone what another has in hand.
    expect(sentDead()).toBe(1);
    await end(draining);
    site.answer = () => ({ status: 204 });
    // It looks again 10 s after it has looked in vain, and a machine may be slow.
    test.slow();
    await expectAll(site, { timeout: 40_000 });
    expect(sentDead()).toBe(2);
  });

/** Notes what a tab sends from now on. */
function collectSent(tab: Page): () => Promise<Batch[]> {
  const bodies: Uint8Array[] = [];
  tab.on('request', (request) => {
    if (request.method() === 'POST') bodies.push(request.postDataBuffer()!);
  });
  return async () => (await Promise.all(bodies.map((body) => decodeBody(body)))).flat();
}

/** Whether the page is one out of the back/forward cache, or why it is not. */
function howRestored(): string {
  const [navigation] = performance.getEntriesByType('navigation') as (PerformanceNavigationTiming & {
    notRestoredReasons?: { reasons: { reason: string }[] } | null;
  })[];
  // A page that was loaded anew has made no measures.
  if (performance.getEntriesByType('measure').length) return 'from the cache';
  return navigation?.notRestoredReasons?.reasons.map(({ reason }) => reason).join() ?? 'unknown';
}
