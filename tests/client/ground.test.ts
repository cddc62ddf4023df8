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
  [
    'whose fetch answers with another page',
    () => {
      const get = window.fetch;
      window.fetch = () => get('/next');
    },
    false,
  ],
  [
    'whose fetch waits before it sends',
    () => {
      const send = window.fetch;
      window.fetch = async (...args) => {
        await new Promise((done) => setTimeout(done, 300));
        return send(...args);
      };
    },
    true,
  ],
  [
    'whose clock has fractions',
    () => {
      const now = Date.now;
      Date.now = () => now() + 0.5;
    },
    true,
  ],
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

test('in a hidden page nothing waits for a timer, which may be a second late', async ({ page, site }) => {
  await page.goto(`${site.url}/?data-send-interval=600000`);
  await started(page);
  await page.evaluate('written(0)');
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true });
    Object.assign(window, { later: setTimeout, setTimeout: () => 1 });
  });
  await page.evaluate('makeMeasures(50)');
  await expect.poll(() => page.evaluate<number>('onDisk()')).toBeGreaterThanOrEqual(50);
  await page.evaluate('window.setTimeout = later');
});

test('a clock that fails later neither stops us nor throws', async ({ page, site }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(`${site.url}/?data-send-interval=200`);
  await started(page);
  await page.evaluate(() => {
    performance.now = () => JSON.parse('{');
  });
  expect(await page.evaluate("fieldmark.time('own', () => 7)")).toBe(7);
  await page.evaluate('makeMeasures(50)');
  await expectMeasures(site, 50);
  expect(site.entries('measure').map(({ name }) => name)).toContain('own');
  expect(errors).toEqual([]);
});

test('of details that are much work one is read at a time', async ({ page, site }) => {
  await page.goto(site.url);
  await started(page);
  await page.evaluate(() => {
    let reads = 0;
    const seen = { longest: 0, all: 0 };
    Object.assign(window, { seen });
    Object.defineProperty(PerformanceMeasure.prototype, 'detail', {
      get() {
        if (!reads++) setTimeout(() => (reads = 0));
        seen.all++;
        seen.longest = Math.max(seen.longest, reads);
        for (const end = performance.now() + 10; performance.now() < end; );
        return { much: true };
      },
    });
  });
  await page.evaluate('makeMeasures(20)');
  await expect.poll(() => page.evaluate('seen')).toEqual({ all: 20, longest: 1 });
});

test('an endpoint with a fragment is believed', async ({ page, site }) => {
  await page.goto(`${site.url}/?data-endpoint=v1/batches%23here`);
  await started(page);
  await page.evaluate('makeMeasures(50)');
  await flush(page);
  await expect.poll(() => page.evaluate('onDisk()')).toBe(0);
  await expectMeasures(site, 50);
});

test('the endpoint stays where it was when the page’s URL changes', async ({ page, site }) => {
  await page.goto(`${site.url}/?data-endpoint=v1/batches&data-send-interval=200`);
  await started(page);
  const posted: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') posted.push(new URL(request.url()).pathname);
  });
  await page.evaluate(() => history.pushState(null, '', '/a/b/c'));
  await page.evaluate('makeMeasures(50)');
  await flush(page);
  await page.evaluate("makeMeasures(50, 'work:again')");
  await flush(page);
  await expectMeasures(site, 100);
  expect(new Set(posted)).toEqual(new Set(['/v1/batches']));
  expect(site.entries('resource').filter(({ name }) => name.includes('batches'))).toEqual([]);
});
