import type { Browser, Page } from '@playwright/test';
import { expect, flush, started, test } from '../fixtures.js';
import { type Answer, openSite } from '../site.js';
import { expectAll, leave, measures, revisit, work } from './visit.js';

/** What an endpoint does all through a visit, or where it is said to be. */
const troubles: [what: string, answer: Answer | undefined, endpoint?: string][] = [
  ['answers 503', { status: 503 }],
  ['answers 500', { status: 500 }],
  ['sends elsewhere (302)', { status: 302, headers: { Location: '/next' } }],
  ['answers 429 and asks for ten minutes', { status: 429, headers: { 'Retry-After': '600' } }],
  [
    'answers 429 and asks for the year 2100',
    { status: 429, headers: { 'Retry-After': 'Fri, 01 Jan 2100 00:00:00 GMT' } },
  ],
  ['never answers', 'hang'],
  ['has stored when its answers are lost', 'lost'],
  ['resets the connection in mid-body', undefined, '/cut'],
  ['refuses the connection', undefined, 'closed'],
  ['has a name that does not resolve', undefined, 'http://fieldmark.invalid/'],
];

for (const [what, answer, endpoint = '/v1/batches'] of troubles)
  test(`an endpoint that ${what} has everything once after the next visit`, async ({
    context,
    page,
    site,
  }) => {
    site.answer = () => answer ?? { status: 204 };
    const url = endpoint === 'closed' ? await closedUrl() : endpoint;
    await work(page, site, `?data-send-interval=200&data-endpoint=${url}`);
    if (answer || url === '/cut') await expect.poll(() => site.received.length).toBeGreaterThan(0);
    await leave(page);
    site.answer = () => ({ status: 204 });
    await revisit(await context.newPage(), site);
    await expectAll(site);
  });

test('who wants to be left alone is not asked for what a dead page has left either', async ({
  context,
  page,
  site,
}) => {
  site.answer = () => ({ status: 429, headers: { 'Retry-After': '600' } });
  await work(page, site);
  await flush(page);
  await leave(page);
  const next = await context.newPage();
  await next.goto(`${site.url}/next?data-send-interval=200`);
  await started(next);
  const own = () =>
    site.received.filter(({ batches }) => batches.some(({ page }) => page.url.endsWith('/next'))).length;
  await expect.poll(own).toBe(1);
  const before = site.received.length;
  // Leftovers are looked for a second after the start.
  await next.evaluate(() => new Promise((done) => setTimeout(done, 1_500)));
  expect(site.received.length).toBe(before);
});

test('what a visit made offline is stored once after the next visit', async ({ context, page, site }) => {
  await page.goto(`${site.url}/?data-send-interval=200`);
  await context.setOffline(true);
  // Whatever was on its way has arrived before the first measure.
  await page.evaluate(`work(${measures}, 10)`);
  await page.evaluate(`written(${measures + 10})`);
  expect(site.entries('measure')).toEqual([]);
  await leave(page);
  await context.setOffline(false);
  await revisit(await context.newPage(), site);
  await expectAll(site);
});

test('what a killed tab has left is stored once, and its browser lives on', async ({
  browser,
  context,
  page,
  site,
}) => {
  await work(page, site, '?data-send-interval=600000');
  await killTab(browser, page);
  await revisit(await context.newPage(), site);
  await expectAll(site);
});

test('what a killed tab has left is stored once when nobody comes back', async ({ browser, page, site }) => {
  await page.addInitScript(watchHeld);
  await work(page, site, '?data-send-interval=600000');
  await page.waitForFunction((made) => window.held.length >= made, measures + 10);
  expect(site.received).toEqual([]);
  await killTab(browser, page);
  await expectAll(site);
  expect(site.received).toHaveLength(1);
  // When it was made is not when it was sent, by which clocks are compared.
  for (const { sentAt } of site.received[0]!.batches) expect(sentAt).toBe(0);
});

test('a tab that is killed in the background, its last request unanswered, has left a copy', async ({
  browser,
  page,
  site,
}) => {
  await page.addInitScript(watchHeld);
  await work(page, site, '?data-send-interval=600000');
  await page.waitForFunction((made) => window.held.length >= made, measures + 10);
  site.answer = () => 'hang';
  await page.evaluate(() => {
    window.held.length = 0;
    Object.defineProperty(document, 'hidden', { value: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
  await expect.poll(() => site.received.length).toBe(1);
  await page.waitForFunction((made) => window.held.length >= made, measures + 10);
  site.answer = () => ({ status: 204 });
  await killTab(browser, page);
  await expectAll(site);
});

test('what was delivered is not sent by a killed tab, and what came after is', async ({
  browser,
  page,
  site,
}) => {
  await page.addInitScript(watchHeld);
  await work(page, site, '?data-send-interval=600000');
  await flush(page);
  await expectAll(site);
  await page.waitForFunction(() => !window.held.includes('measure'));
  await page.evaluate(() => performance.mark('last'));
  await page.waitForFunction(() => window.held.includes('mark'));
  const before = site.received.length;
  await killTab(browser, page);
  await expect.poll(() => site.entries('mark').length).toBe(1);
  await expectAll(site);
  const [last] = site.received.slice(before);
  expect(last!.batches.flatMap(({ entries }) => entries.map(({ type }) => type))).not.toContain('measure');
});

declare global {
  interface Window {
    /** Types of the entries in the body that the browser holds. */
    held: string[];
  }
}

/** Looks at what is given to `fetchLater` and taken back. */
function watchHeld() {
  window.held = [];
  const native = window.fetchLater!;
  window.fetchLater = (url, init) => {
    for (const line of String(init.body).trim().split('\n'))
      for (const { type } of JSON.parse(line).entries) window.held.push(type);
    init.signal!.addEventListener('abort', () => {
      window.held = [];
    });
    return native(url, init);
  };
}

/** Kills the processes of all pages. */
async function killTab(browser: Browser, page: Page): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const crashed = page.waitForEvent('crash');
  for (const { type, id } of processInfo) if (type === 'renderer') process.kill(id, 'SIGKILL');
  await crashed;
  await page.close();
}

/** Nobody listens there any more. */
async function closedUrl(): Promise<string> {
  const { url, close } = await openSite();
  await close();
  return url;
}
