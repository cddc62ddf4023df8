import type { Page } from '@playwright/test';
import { accounts } from '../account.js';
import { expect, flush, started, test } from '../fixtures.js';
import type { Site } from '../site.js';
import { holdGzip } from './holdGzip.js';
import { expectAll, leave, measures, revisit, work } from './visit.js';

const databases = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

const setConsent = (page: Page, consent: string) =>
  page.evaluate(async (answer) => {
    if ('setConsent' in window.fieldmark!) await window.fieldmark.setConsent(answer as 'granted');
  }, consent);

const forget = (page: Page) =>
  page.evaluate(async () => {
    if ('forget' in window.fieldmark!) await window.fieldmark.forget();
  });

/** As the browser's, that a visitor has set. */
const privacyControl = (page: Page, on: boolean) =>
  page.addInitScript((value) => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value });
  }, on);

/** An earlier visit, of which nothing was delivered. */
async function leaveBehind(page: Page, site: Site): Promise<void> {
  site.answer = () => ({ status: 503, headers: { 'Retry-After': '600' } });
  await work(page, site);
  await flush(page);
  await leave(page);
  site.answer = () => ({ status: 204 });
  site.received = [];
}

test('pending: nothing is written or sent, and once it is granted everything is', async ({ page, site }) => {
  await page.goto(`${site.url}/?data-consent=pending&data-send-interval=50`);
  await started(page);
  await page.evaluate(`work(${measures}, 10)`);
  await flush(page);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  expect(await databases(page)).toEqual([]);
  expect(site.received).toEqual([]);
  await setConsent(page, 'granted');
  await expectAll(site);
  expect(await databases(page)).toEqual(['fieldmark:test']);
});

test('pending: what an earlier visit has left stays where it is', async ({ context, page, site }) => {
  await leaveBehind(page, site);
  const next = await context.newPage();
  await next.goto(`${site.url}/next?data-consent=pending`);
  await started(next);
  await flush(next);
  // Leftovers are looked for a second after the start.
  await next.evaluate(() => new Promise((done) => setTimeout(done, 1_500)));
  expect(site.received).toEqual([]);
  await setConsent(next, 'granted');
  await expectAll(site);
});

test('pending: a page that is left is forgotten', async ({ page, site }) => {
  await page.goto(`${site.url}/?data-consent=pending`);
  await started(page);
  await page.evaluate('makeMeasures(50)');
  await revisit(page, site);
  await expect.poll(() => site.entries('view').length).toBe(1);
  expect(site.entries('measure')).toEqual([]);
});

test('denied: nothing is measured, and what an earlier visit has left is gone', async ({
  context,
  page,
  site,
}) => {
  await leaveBehind(page, site);
  const next = await context.newPage();
  await next.goto(`${site.url}/next?data-consent=denied&data-send-interval=50`);
  await started(next);
  await next.evaluate('makeMeasures(50)');
  await flush(next);
  await expect.poll(() => databases(next)).toEqual([]);
  await leave(next);
  await revisit(await context.newPage(), site);
  await expect.poll(() => site.entries('view').length).toBe(1);
  expect(site.entries('measure')).toEqual([]);
});

test('denied later: memory and disk are wiped; granted again, it begins anew', async ({ page, site }) => {
  site.answer = () => ({ status: 503, headers: { 'Retry-After': '600' } });
  await work(page, site);
  await page.evaluate(`makeMeasures(10, 'fresh')`);
  await setConsent(page, 'denied');
  expect(await databases(page)).toEqual([]);
  site.answer = () => ({ status: 204 });
  const before = site.received.length;
  await page.evaluate(`makeMeasures(10, 'denied')`);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  await flush(page);
  expect(site.received).toHaveLength(before);
  expect(await databases(page)).toEqual([]);

  await setConsent(page, 'granted');
  await page.evaluate(`makeMeasures(10, 'granted')`);
  await expect
    .poll(async () => {
      await flush(page);
      return site.entries('measure').map(({ name }) => name.split(':')[0]);
    })
    .toEqual(Array(10).fill('granted'));
  expect([...accounts(site.received).values()]).toMatchObject([{ missing: 0, dropped: {} }]);
});

for (const error of ['InvalidStateError', 'QuotaExceededError'])
  test(`denied while a write fails with ${error}: what it would have written is written and sent by nobody`, async ({
    page,
    site,
  }) => {
    await work(page, site);
    await page.evaluate(
      (error) =>
        new Promise<void>((done) => {
          const { transaction } = IDBDatabase.prototype;
          IDBDatabase.prototype.transaction = function (stores, mode, options) {
            if (stores !== 'chunks' || mode !== 'readwrite')
              return transaction.call(this, stores, mode, options);
            IDBDatabase.prototype.transaction = transaction;
            if ('setConsent' in window.fieldmark!) void window.fieldmark.setConsent('denied').then(done);
            throw new DOMException('', error);
          };
          performance.mark('refused');
        }),
      error,
    );
    expect(await databases(page)).toEqual([]);
    await setConsent(page, 'granted');
    await page.evaluate(() => performance.mark('agreed'));
    await flush(page);
    expect(site.entries('mark')).toMatchObject([{ name: 'agreed' }]);
  });

test('denied while a request is on its way: its answer brings nothing back', async ({ page, site }) => {
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/v1/batches', async (route) => {
    await answered;
    await route.fulfill({ status: 204 });
  });
  const requested = page.waitForRequest('**/v1/batches');
  const responded = page.waitForResponse('**/v1/batches');
  await page.goto(`${site.url}/?data-send-interval=50`);
  await requested;
  await page.evaluate('makeMeasures(10)');
  await setConsent(page, 'denied');
  answer();
  await responded;
  // Whatever timers there are, they come round.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 1_500)));
  expect(await databases(page)).toEqual([]);
});

test('denied before the visit is known: what comes next is not kept for later', async ({ page, site }) => {
  const { snippet } = await import('../readme.js');
  await page.goto(
    `${site.url}/?data-sample-rate=0.999999&before=${encodeURIComponent(
      `${snippet()}<script>fieldmark.setConsent('denied')</script>`,
    )}`,
  );
  await started(page);
  await page.evaluate(`makeMeasures(10, 'denied')`);
  await expect.poll(() => databases(page)).toEqual([]);
  await setConsent(page, 'granted');
  await page.evaluate(`makeMeasures(10, 'granted')`);
  await expect
    .poll(async () => {
      await flush(page);
      return site.entries('measure').length;
    })
    .toBeGreaterThanOrEqual(10);
  expect(new Set(site.entries('measure').map(({ name }) => name.split(':')[0]))).toEqual(
    new Set(['granted']),
  );
});

test('gpc: measured where the visitor has no Global Privacy Control, and only there', async ({
  context,
  page,
  site,
}) => {
  await privacyControl(page, true);
  await page.goto(`${site.url}/?data-consent=gpc&data-send-interval=50`);
  await started(page);
  await page.evaluate('makeMeasures(10)');
  await flush(page);
  expect(await databases(page)).toEqual([]);
  expect(site.received).toEqual([]);

  const other = await context.newPage();
  await privacyControl(other, false);
  await other.goto(`${site.url}/?data-consent=gpc`);
  await started(other);
  await other.evaluate('makeMeasures(10)');
  await flush(other);
  await expect.poll(() => site.entries('measure').length).toBe(10);
});

test('without the option, Global Privacy Control is not asked', async ({ page, site }) => {
  await privacyControl(page, true);
  await page.goto(site.url);
  await started(page);
  await flush(page);
  await expect.poll(() => site.entries('view').length).toBe(1);
});

test('forget() erases what this browser has, and measures on as a new page of a new visit', async ({
  context,
  page,
  site,
}) => {
  site.answer = () => ({ status: 503, headers: { 'Retry-After': '600' } });
  await work(page, site);
  await leave(page);
  const next = await context.newPage();
  await next.goto(`${site.url}/next`);
  await started(next);
  await next.evaluate(`makeMeasures(10, 'before')`);
  await flush(next);
  // What was made a moment ago is forgotten as well.
  await next.evaluate(`makeMeasures(2000, 'before'); window.fieldmark.forget()`);
  const kept = await next.evaluate('pagesOnDisk()');
  const told = site.received.flatMap(({ batches }) => batches.map(({ page }) => page));
  site.answer = () => ({ status: 204 });
  await next.evaluate(`makeMeasures(10, 'after')`);
  await leave(next);
  await revisit(await context.newPage(), site);
  await expect.poll(() => site.entries('measure').length).toBe(10);
  const stored = site.stored().find(({ entry }) => entry.type === 'measure')!;
  expect(stored.entry).toMatchObject({ name: 'after:0' });
  expect(told.map(({ id }) => id)).not.toContain(stored.page);
  // The new page may have begun to write.
  for (const { id } of told) expect(kept).not.toContain(id);
  expect(
    site.stored().filter(({ page, entry }) => page === stored.page && entry.type === 'view'),
  ).toHaveLength(1);
  expect(told.map(({ session }) => session)).not.toContain(stored.batch.page.session);
});

for (const again of [false, true])
  test(`a body that is being gzipped when the visitor says no stays here${again ? ', though he agrees again before it is' : ''}`, async ({
    page,
    site,
  }) => {
    await holdGzip(page);
    await page.goto(site.url);
    await started(page);
    await page.evaluate(`makeMeasures(10); window.flushed = fieldmark.flush(); 0`);
    await expect(page).toHaveTitle('gzipping');
    await setConsent(page, 'denied');
    if (again) await setConsent(page, 'granted');
    await page.evaluate(`endGzip(); flushed`);
    await setConsent(page, 'granted');
    await page.evaluate(`makeMeasures(5, 'later')`);
    await expect
      .poll(async () => {
        await flush(page);
        return site.entries('measure').map(({ name }) => name.split(':')[0]);
      })
      .toEqual(Array(5).fill('later'));
  });

for (const before of ['denied', 'granted'])
  test(`${before} at first, denied when it went elsewhere, granted: nobody hears where that was`, async ({
    page,
    site,
  }) => {
    await page.goto(`${site.url}/?data-consent=${before}`);
    await started(page);
    await flush(page);
    await setConsent(page, 'denied');
    site.received = [];
    for (const path of ['/secret/1', '/secret/2', '/here']) {
      // By a click, so that it is a soft navigation to the browser as well.
      await page.evaluate((path) => {
        const button = document.querySelector('button')!;
        button.id = 'secret';
        button.addEventListener('click', () => history.pushState(0, '', path), { once: true });
      }, path);
      await page.click('#secret');
      await page.waitForURL(`**${path}`);
    }
    await setConsent(page, 'granted');
    await page.evaluate(`makeMeasures(5)`);
    // What the browser tells late of the routes before.
    await page.evaluate(() => history.pushState(0, '', '/next'));
    await page.evaluate(() => new Promise((done) => setTimeout(done, 1_500)));
    await expect
      .poll(async () => {
        await flush(page);
        return site.entries('measure').length;
      })
      .toBe(5);
    const views = site.stored().filter(({ entry }) => entry.type === 'view');
    expect(views.map(({ batch }) => batch.view!.route)).toEqual(['/here', '/next']);
    expect(JSON.stringify(site.received)).not.toContain('secret');
  });

test('denied and granted again when a sending was due: it goes on', async ({ page, site }) => {
  await page.goto(`${site.url}/?data-send-interval=500`);
  await started(page);
  await flush(page);
  await page.evaluate('makeMeasures(5)');
  await expect.poll(() => page.evaluate('onDisk()')).toBeGreaterThanOrEqual(5);
  await setConsent(page, 'denied');
  // Whatever was due is over.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 1_000)));
  await setConsent(page, 'granted');
  await page.evaluate(`makeMeasures(5, 'again')`);
  await expect
    .poll(() => site.entries('measure').filter(({ name }) => name.startsWith('again')).length)
    .toBe(5);
});

test("an answer given to an application's own copy counts for the script tag that comes later", async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/module`);
  await page.waitForFunction(() => 'sdk' in window);
  await page.evaluate(async () => {
    await (window as unknown as { sdk: { setConsent(answer: string): unknown } }).sdk.setConsent('denied');
    const script = document.createElement('script');
    Object.assign(script, { src: '/fieldmark.js', onload: () => Object.assign(window, { loaded: true }) });
    Object.assign(script.dataset, { endpoint: '/v1/batches', app: 'test', sendInterval: 50 });
    document.head.append(script);
  });
  await page.waitForFunction(() => 'loaded' in window);
  await page.evaluate(() => performance.mark('refused'));
  await flush(page);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  expect(site.received).toEqual([]);
  expect(await databases(page)).toEqual([]);
});

test('forget() while a request is on its way: its answer brings nothing back', async ({ page, site }) => {
  for (const status of [413, 400]) {
    site.reset();
    let answered = false;
    site.answer = () => (answered ? { status: 204 } : { status });
    await page.route('**/v1/batches', async (route) => {
      if (!answered) {
        await page.evaluate(() => performance.mark('asked'));
        await page.waitForFunction(() => performance.getEntriesByName('forgotten')[0]);
      }
      await route.continue();
    });
    await page.goto(`${site.url}/?data-send-interval=600000`);
    await started(page);
    await page.evaluate(() => {
      for (const name of ['secret-1', 'secret-2']) performance.mark(name);
    });
    await page.evaluate('written(2)');
    const flushing = flush(page);
    await page.waitForFunction(() => performance.getEntriesByName('asked')[0]);
    await forget(page);
    await page.evaluate(() => performance.mark('forgotten'));
    await flushing;
    answered = true;
    await flush(page);
    await expect.poll(() => site.entries('mark').map(({ name }) => name)).toContain('forgotten');
    await leave(page);
    page = await page.context().newPage();
    await revisit(page, site);
    const names = site.entries('mark').map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('secret'))).toEqual([]);
    for (const { dropped } of accounts(site.received).values()) expect(dropped).toEqual({});
  }
});

test('another tab goes on when one forgets', async ({ context, page, site }) => {
  await page.goto(site.url);
  await started(page);
  await page.evaluate(`makeMeasures(10, 'first')`);
  await flush(page);
  const other = await context.newPage();
  await other.goto(`${site.url}/next`);
  await started(other);
  await forget(other);
  await page.evaluate(`makeMeasures(10, 'second')`);
  await expect.poll(() => page.evaluate('onDisk()')).toBeGreaterThanOrEqual(10);
  await flush(page);
  await expect.poll(() => site.entries('measure').length).toBe(20);
  expect(site.stored().find(({ page: id }) => id)!.batch.page.buffer).toBeUndefined();
});

test('what is no answer is told in a sentence, and counts as none', async ({ page, site }) => {
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  await page.goto(`${site.url}/?data-consent=yes`);
  await started(page);
  await page.evaluate('makeMeasures(10)');
  await setConsent(page, 'sure');
  // Whatever it is: nothing is thrown, and nothing rejects.
  await page.evaluate('fieldmark.setConsent(Symbol("yes"))');
  await flush(page);
  expect(site.received).toEqual([]);
  expect(lines).toEqual([
    'fieldmark: consent cannot be string yes',
    'fieldmark: no such consent',
    'fieldmark: no such consent',
  ]);
  await setConsent(page, 'granted');
  await flush(page);
  await expect.poll(() => site.entries('measure').length).toBe(10);
});

test('an answer given before init() counts', async ({ page, site }) => {
  await page.goto(
    `${site.url}/?bare&before=<script>window.fieldmark={q:[['setConsent',['denied']]]}</script>`,
  );
  await started(page);
  await page.evaluate(async () => {
    if ('init' in window.fieldmark!) window.fieldmark.init({ endpoint: '/v1/batches', app: 'test' });
  });
  await flush(page);
  expect(site.received).toEqual([]);
  expect(await databases(page)).toEqual([]);
});

test('an answer given before the bundle has loaded is heard', async ({ page, site }) => {
  const { snippet } = await import('../readme.js');
  await page.goto(
    `${site.url}/?data-consent=pending&data-send-interval=50&before=${encodeURIComponent(
      `${snippet()}<script>fieldmark.setConsent('granted')</script>`,
    )}`,
  );
  await started(page);
  await expect.poll(() => site.entries('view').length).toBe(1);
});
