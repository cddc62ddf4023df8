import type { Page } from '@playwright/test';
import type { Options } from '../../src/client/index.js';
import { expect, flush, started, test } from '../fixtures.js';

type Sdk = typeof import('../../src/client/index.js');

/** Calls `init()` as an application does that imports the package in development. */
async function init(page: Page, url: string, options: unknown): Promise<string> {
  await page.goto(`${url}/module`);
  await page.waitForFunction(() => 'sdk' in window);
  return page.evaluate(async (options) => {
    try {
      await (window as unknown as { sdk: Sdk }).sdk.init(options as Options).flush();
      return 'started';
    } catch (error) {
      return String(error);
    }
  }, options);
}

const warnings = (page: Page) => {
  const lines: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && lines.push(message.text()));
  return lines;
};

for (const [wrong, sentence] of [
  [{ sampelRate: 1 }, 'fieldmark: there is no option "sampelRate"'],
  [{ sampleRate: '1' }, 'fieldmark: sampleRate must be a number from 0 to 1, not string 1'],
  [{ sampleRate: -1 }, 'fieldmark: sampleRate must be a number from 0 to 1, not number -1'],
  [{ sampleRate: 50 }, 'fieldmark: sampleRate must be a number from 0 to 1, not number 50'],
  [{ maxAge: -1 }, 'fieldmark: maxAge must be a number from 0, not number -1'],
  [{ beforeSend: {} }, 'fieldmark: beforeSend must be a function, not object [object Object]'],
  [{ endpoint: 'http://' }, 'fieldmark: endpoint must be a URL, not string http://'],
  [{ context: { plan: 3 } }, 'fieldmark: context must be an object of texts, not object [object Object]'],
  [{ context: null }, 'fieldmark: context must be an object of texts, not object null'],
] as const)
  test(`init() throws in development for ${JSON.stringify(wrong)}`, async ({ page, site }) => {
    expect(await init(page, site.url, { endpoint: '/v1/batches', ...wrong })).toBe(`TypeError: ${sentence}`);
  });

for (const [what, make, said] of [
  ['an object without a text', () => Object.create(null), 'object [object]'],
  ['a symbol', () => Symbol('shop'), 'symbol Symbol(shop)'],
] as const)
  test(`init() says in one sentence that ${what} is no name`, async ({ page, site }) => {
    await page.goto(`${site.url}/module`);
    await page.waitForFunction(() => 'sdk' in window);
    const thrown = await page.evaluate(
      `{ try { sdk.init({ endpoint: '/v1/batches', app: (${make})() }) } catch (error) { String(error) } }`,
    );
    expect(thrown).toBe(`TypeError: fieldmark: app must be text up to 256 characters, not ${said}`);
    const lines = warnings(page);
    await page.goto(`${site.url}/?bare`);
    await started(page);
    await page.evaluate(`fieldmark.init({ endpoint: '/v1/batches', app: (${make})() }).flush()`);
    await expect.poll(() => site.stored().length).toBeGreaterThan(0);
    expect(lines).toEqual(['fieldmark: no endpoint', expect.stringContaining('fieldmark: app cannot be ')]);
  });

test('init() without options says that there is no endpoint, and throws nothing', async ({ page, site }) => {
  const lines = warnings(page);
  expect(await init(page, site.url, null)).toBe('started');
  expect(lines).toEqual(['fieldmark: no endpoint']);
});

test('a second init() on a page says so and stays off', async ({ page, site }) => {
  const lines = warnings(page);
  await init(page, site.url, { endpoint: '/v1/batches', app: 'first' });
  await page.evaluate(() => {
    performance.mark('once');
    return (window as unknown as { sdk: Sdk }).sdk.init({ endpoint: '/v1/batches', app: 'second' }).flush();
  });
  await expect.poll(() => site.entries('mark')).toHaveLength(1);
  expect(lines).toEqual(['fieldmark: already running']);
  expect(new Set(site.stored().map(({ page }) => page)).size).toBe(1);
});

test('init() in production warns, leaves the wrong option out and goes on', async ({ page, site }) => {
  const lines = warnings(page);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'process', { value: { env: { NODE_ENV: 'production' } }, writable: false });
  });
  await page.goto(`${site.url}/module`).catch(() => {});
  await page.waitForFunction(() => 'sdk' in window);
  await page.evaluate(
    async (options) => (window as unknown as { sdk: Sdk }).sdk.init(options as unknown as Options).flush(),
    { endpoint: '/v1/batches', sampelRate: 1 },
  );
  await expect.poll(() => site.stored().length).toBeGreaterThan(0);
  expect(lines).toEqual(['fieldmark: there is no option "sampelRate"']);
});

test('the script tag warns about a wrong attribute, leaves it out and goes on', async ({ page, site }) => {
  const lines = warnings(page);
  await page.goto(`${site.url}/?data-sampel-rate=1&data-sample-rate=many`);
  await started(page);
  await flush(page);
  await expect.poll(() => site.stored().length).toBeGreaterThan(0);
  expect(lines).toEqual([
    'fieldmark: there is no option "sampelRate"',
    'fieldmark: sampleRate cannot be number NaN',
  ]);
});

test('a script tag without an endpoint says so, and the page goes on', async ({ page, site }) => {
  const lines = warnings(page);
  await page.goto(`${site.url}/?bare`);
  await started(page);
  await flush(page);
  expect(lines).toEqual(['fieldmark: no endpoint']);
  expect(await page.evaluate(() => (window.fieldmark as { time: Sdk['time'] }).time('t', () => 7))).toBe(7);
  expect(site.received).toEqual([]);
});

test('script tag and init() send the same header', async ({ page, site }) => {
  await page.goto(
    `${site.url}/?data-app=shop&data-release=1.4.0&data-environment=production&data-context-plan=pro`,
  );
  await started(page);
  await flush(page);
  const { page: byTag } = site.stored()[0]!.batch;
  site.reset();
  await init(page, site.url, {
    endpoint: '/v1/batches',
    app: 'shop',
    release: '1.4.0',
    environment: 'production',
    context: { plan: 'pro' },
  });
  const { page: byInit } = site.stored()[0]!.batch;
  const { id: _, timeOrigin: __, url: ___, ...same } = byTag;
  expect(byInit).toMatchObject(same);
});

test('the sampling decision is made once a session', async ({ page, site }) => {
  await page.goto(`${site.url}/?data-sample-rate=0`);
  await started(page);
  await flush(page);
  // The rate has changed, the decision has not.
  await page.goto(`${site.url}/?data-sample-rate=1`);
  await started(page);
  await flush(page);
  expect(site.received).toEqual([]);
});

test('beforeSend sees every entry, may change and discard it, and may fail', async ({ page, site }) => {
  await page.goto(`${site.url}/module`);
  await page.waitForFunction(() => 'sdk' in window);
  await page.evaluate(async (endpoint) => {
    const { init } = (window as unknown as { sdk: Sdk }).sdk;
    for (const name of ['keep', 'rename', 'discard', 'fail']) performance.mark(name);
    const { flush } = init({
      endpoint,
      beforeSend(entry) {
        if (entry.type !== 'mark' || entry.name === 'discard') return null;
        if (entry.name === 'fail') throw new Error('not ours');
        return entry.name === 'rename' ? { ...entry, name: 'renamed' } : entry;
      },
    });
    await flush();
  }, `${site.url}/v1/batches`);
  await expect.poll(() => site.entries('mark').map(({ name }) => name)).toEqual(['keep', 'renamed']);
  expect(site.entries()).toHaveLength(2);
});

test('a beforeSend that gives no entry is warned about once, and what it lost is counted', async ({
  page,
  site,
}) => {
  const lines = warnings(page);
  await page.goto(`${site.url}/module`);
  await page.waitForFunction(() => 'sdk' in window);
  await page.evaluate(async (endpoint) => {
    const { init } = (window as unknown as { sdk: Sdk }).sdk;
    performance.mark('lost');
    performance.mark('kept');
    // A natural mistake: an async function gives a promise.
    const later = async () => null;
    const { flush } = init({
      endpoint,
      beforeSend: (entry) =>
        entry.type === 'mark' && entry.name === 'kept' ? entry : (later() as unknown as typeof entry),
    });
    await flush();
  }, `${site.url}/v1/batches`);
  await expect.poll(() => site.entries().map(({ type }) => type)).toEqual(['mark']);
  expect(site.stored()[0]!.batch.dropped!.invalid).toBeGreaterThanOrEqual(1);
  expect(lines).toEqual(['fieldmark: beforeSend gave no entry']);
});

test('calls before the bundle has loaded are kept with their own times', async ({ page, site }) => {
  const { snippet } = await import('../readme.js');
  await page.goto(
    `${site.url}/?bare&before=${encodeURIComponent(`${snippet()}<script>
      fieldmark.mark('early', { detail: 1 });
      fieldmark.mark('before', { startTime: 5 });
      fieldmark.measure('between', 'before', 'early');
      window.answer = fieldmark.time('timed', () => 42);
      const failure = new Error('mine');
      window.caught = [];
      try { fieldmark.time('throws', () => { throw failure }) } catch (error) { caught.push(error === failure) }
      fieldmark.time('rejects', () => Promise.reject(failure)).catch((error) => caught.push(error === failure));
      const span = fieldmark.start('checkout');
      span.child('pay').end({ card: true });
      span.end(() => 'cannot be cloned');
      fieldmark.view('/named');
      fieldmark.init({ endpoint: '/v1/batches', app: 'early' });
      window.called = performance.now();
    </script>`)}`,
  );
  await started(page);
  await flush(page);
  await expect.poll(() => site.entries('mark').map(({ name }) => name)).toEqual(['before', 'early']);
  const called = await page.evaluate('called');
  expect(site.entries('mark')[1]!.startTime).toBeLessThanOrEqual((called as number) + 0.1);
  const measures = site.entries('measure').map(({ name, detail }) => [name, detail]);
  expect(measures.sort()).toEqual([
    ['between', undefined],
    ['pay', { card: true }],
    ['rejects', undefined],
    ['throws', undefined],
    ['timed', undefined],
  ]);
  expect(await page.evaluate('[answer, caught]')).toEqual([42, [true, true]]);
  expect(site.stored()[0]!.batch.page.app).toBe('early');
});

test('what calls before the bundle has loaded are given back is left alone', async ({ page, site }) => {
  const { snippet } = await import('../readme.js');
  await page.goto(
    `${site.url}/?before=${encodeURIComponent(`${snippet()}<script>
      window.asked = 0;
      const lazy = { then() { asked++ }, finally() { asked++ } };
      const odd = { finally: 7 };
      window.same = [lazy, odd].map((thenable) => fieldmark.time('thenable', () => thenable) === thenable);
      (async () => {
        await fieldmark;
        window.waited = true;
      })();
    </script>`)}`,
  );
  await started(page);
  await expect.poll(() => page.evaluate('window.waited')).toBe(true);
  expect(await page.evaluate('[same, asked]')).toEqual([[true, true], 0]);
  await flush(page);
  await expect.poll(() => site.entries('measure').map(({ name }) => name)).toEqual(['thenable', 'thenable']);
});

test('under a policy that knows its hash the snippet runs', async ({ page, site }) => {
  const { readme, snippet } = await import('../readme.js');
  const [hash] = /'sha256-[^']+'/.exec(readme)!;
  await page.route('**/fieldmark.js', (route) => route.abort());
  const policy = `script-src 'self' ${hash}`;
  await page.goto(`${site.url}/?csp=${encodeURIComponent(policy)}&before=${encodeURIComponent(snippet())}`);
  await page.waitForFunction(() => 'fieldmark' in window);
});
