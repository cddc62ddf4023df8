import type { Page } from '@playwright/test';
import { expect, flush, started, test } from '../fixtures.js';
import { tally } from '../tally.js';
import { expectMeasures, leave, revisit } from './visit.js';

/** What others may have done to the page before we start, and whether it can deliver nevertheless. */
const surroundings: [what: string, script: () => void, delivers: boolean][] = [
  ['whose fetch throws', () => Object.assign(window, { fetch: () => JSON.parse('{') }), false],
  ['whose fetch gives nothing', () => Object.assign(window, { fetch() {} }), false],
  ['whose fetch rejects', () => Object.assign(window, { fetch: () => Promise.reject() }), false],
  [
    'whose fetch resolves with something else',
    () => Object.assign(window, { fetch: async () => ({ data: [] }) }),
    false,
  ],
  ['whose fetch resolves with null', () => Object.assign(window, { fetch: async () => null }), false],
  ['whose fetchLater throws', () => Object.assign(window, { fetchLater: () => JSON.parse('{') }), true],
  ['without fetchLater', () => Object.assign(window, { fetchLater: undefined }), true],
  ['without Web Locks', () => Object.defineProperty(navigator, 'locks', { value: undefined }), true],
  [
    'whose Web Locks reject',
    () => {
      navigator.locks.request = () => Promise.reject(new Error('no'));
    },
    true,
  ],
  [
    'whose Web Locks throw',
    () => {
      navigator.locks.request = () => JSON.parse('{');
    },
    true,
  ],
  [
    'without CompressionStream',
    () => delete (window as { CompressionStream?: unknown }).CompressionStream,
    true,
  ],
  ['without AbortSignal.timeout', () => delete (AbortSignal as { timeout?: unknown }).timeout, true],
  [
    'whose performance and fetch are frozen',
    () => {
      for (const frozen of [
        performance,
        Performance.prototype,
        fetch,
        PerformanceObserver,
        navigator,
        Navigator.prototype,
      ])
        Object.freeze(frozen);
    },
    true,
  ],
];

for (const [what, script, delivers] of surroundings)
  test(`a page ${what} sees no error, and ${delivers ? 'delivers' : 'the next visit delivers'}`, async ({
    context,
    page,
    site,
  }) => {
    await page.addInitScript(script);
    await page.goto(`${site.url}/?data-send-interval=200`);
    await started(page);
    await page.evaluate("makeMeasures(50, 'work:before')");
    await flush(page);
    await hideAndShow(page);
    await page.evaluate("makeMeasures(50, 'work:after')");
    await flush(page);
    await hideAndShow(page);
    if (delivers) await expectMeasures(site, 100);
    await leave(page);
    await revisit(await context.newPage(), site);
    await expectMeasures(site, 100);
  });

for (const [what, script] of [
  [
    'without PerformanceObserver',
    () => delete (window as { PerformanceObserver?: unknown }).PerformanceObserver,
  ],
  [
    'whose PerformanceObserver throws',
    () =>
      Object.assign(window, {
        PerformanceObserver: class {
          constructor() {
            JSON.parse('{');
          }
        },
      }),
  ],
  [
    'whose PerformanceObserver says of no type that it is supported',
    () => Object.defineProperty(PerformanceObserver, 'supportedEntryTypes', { value: undefined }),
  ],
] as const)
  test(`a page ${what} sees no error, and the next visit is measured`, async ({ context, page, site }) => {
    await page.addInitScript(script);
    await page.goto(`${site.url}/?data-send-interval=200`);
    await started(page);
    await page.evaluate('makeMeasures(50)');
    await flush(page);
    await leave(page);
    const next = await context.newPage();
    await revisit(next, site);
    await next.evaluate("makeMeasures(50, 'work:next')");
    await flush(next);
    await expectMeasures(site, 50);
  });

for (const [what, policy] of [
  [
    'a strict content security policy',
    // The icon is the page's own.
    "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:",
  ],
  ['Trusted Types that allow no policy', "require-trusted-types-for 'script'; trusted-types 'none'"],
] as const)
  test(`${what} sees no violation`, async ({ context, page, site }) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(violatedDirective, blockedURI),
      );
    });
    await page.goto(`${site.url}/?data-send-interval=200&csp=${encodeURIComponent(policy)}`);
    await started(page);
    await page.evaluate("makeMeasures(50, 'work:before')");
    await flush(page);
    await page.click('#slow');
    await hideAndShow(page);
    await page.evaluate("makeMeasures(50, 'work:after')");
    await flush(page);
    await expectMeasures(site, 100);
    // What the browser holds until the page is gone is subject to the policy as well.
    await page.evaluate(() => performance.mark('last'));
    await leave(page);
    await revisit(await context.newPage(), site);
    await expect.poll(() => site.entries('mark')).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

test('a fetch that never settles keeps nothing from the next visit', async ({ context, page, site }) => {
  await page.addInitScript(() => {
    window.fetch = () => new Promise(() => {});
  });
  await page.goto(`${site.url}/?data-send-interval=200`);
  await started(page);
  await page.evaluate('work(200, 0)');
  await page.evaluate('written(200)');
  await leave(page);
  await revisit(await context.newPage(), site);
  await expectMeasures(site, 200);
});

test('a sandboxed frame without an origin works from memory', async ({ page, site }) => {
  site.answer = () => ({ status: 204, headers: { 'Access-Control-Allow-Origin': '*' } });
  const frame = '<iframe sandbox="allow-scripts" src="/next?data-app=frame&data-send-interval=200"></iframe>';
  await page.goto(`${site.url}/?bare&before=${encodeURIComponent(frame)}`);
  await expect.poll(() => page.frames().length).toBe(2);
  const inner = page.frames()[1]!;
  await inner.waitForFunction(() => !!window.fieldmark && 'flush' in window.fieldmark);
  expect(await inner.evaluate(() => window.origin)).toBe('null');
  await inner.evaluate("makeMeasures(50, 'work:frame')");
  await expectMeasures(site, 50);
  expect(site.stored().find(({ entry }) => entry.type === 'measure')!.batch.page).toMatchObject({
    app: 'frame',
    buffer: 'memory',
  });
  // Delivered is delivered.
  const requests = site.received.length;
  await inner.evaluate(async () => {
    if (window.fieldmark && 'flush' in window.fieldmark) await window.fieldmark.flush();
  });
  expect(tally(site.received.slice(requests))).toMatchObject({ sent: 0 });
});

/** As if the visitor went to another tab and came back. */
const hideAndShow = (page: Page) =>
  page.evaluate(() => {
    for (const hidden of [true, false]) {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }
  });
