import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.js';
import type { Site } from '../site.js';
import { buildApp } from './buildApp.js';
import { rowsOf } from './rowsOf.js';
import { serveApp } from './serveApp.js';

declare global {
  interface Window {
    reactVersion: string;
    /** How often a part of `/interrupted` was rendered. */
    renders: number;
    /** What the parts of `/sliced` took, and how long its transitions lasted, ms. */
    spent: number;
    passed: number;
    /** What React has left for DevTools. */
    flood: string[];
  }
}

const versions = { production: '19.3.1', oldest: '18.2.0', development: '19.3.1' };
type Mode = keyof typeof versions;

/** Opens a route of the application. */
async function open(page: Page, site: Site, mode: Mode, route: string) {
  const base = await serveApp(page, site, 'react', mode);
  await page.goto(base + route);
  await page.waitForFunction((version) => window.reactVersion === version, versions[mode]);
}

/** Leaves the page, and gives the rows when they have come. */
async function leave(page: Page, site: Site, component: string) {
  await page.goto('about:blank');
  await expect.poll(() => [...rowsOf(site).keys()]).toContain(component);
  return rowsOf(site);
}

test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  for (const mode of Object.keys(versions)) await buildApp('react', mode);
});

for (const mode of ['production', 'oldest'] as const)
  test.describe(`React ${versions[mode]}`, () => {
    test('<Measure> tells render, layout effects and effects of what is inside, exactly', async ({
      page,
      site,
    }) => {
      await open(page, site, mode, '/busy');
      await page.click('#update');
      await expect(page.locator('#count')).toHaveText('1');
      const rows = await leave(page, site, 'Busy update');
      for (const phase of ['mount', 'update']) {
        const { calls, total, own, render, layoutEffects, effects } = rows.get(`Busy ${phase}`)!;
        expect(calls).toBe(1);
        // 30, and 8 in a function, and 12 in what is within; the 400 of what comes after are not in it.
        expect(render).toBeGreaterThanOrEqual(50);
        expect(render).toBeLessThan(400);
        expect(layoutEffects).toBeGreaterThanOrEqual(20);
        expect(layoutEffects).toBeLessThan(400);
        expect(effects).toBeGreaterThanOrEqual(10);
        expect(total).toBeCloseTo(render + layoutEffects + effects, 0);
        const inner = rows.get(`Inner ${phase} Busy`)!;
        expect(inner.calls).toBe(1);
        expect(inner.render).toBeGreaterThanOrEqual(12);
        expect(own).toBeGreaterThanOrEqual(60);
        // 8 of them in the function.
        expect(own).toBeLessThanOrEqual(total - inner.total - 7.5);
      }
      expect(rows.get('format')!.calls).toBe(2);
    });

    test('what is rendered deeper inside alone is no update of the <Measure>', async ({ page, site }) => {
      await open(page, site, mode, '/busy');
      await page.click('#deep');
      await expect(page.locator('#deep')).toHaveText('1');
      const rows = await leave(page, site, 'Busy mount');
      expect([...rows.keys()].sort()).toEqual(['Busy mount', 'Inner mount Busy', 'format']);
    });

    test('useMeasureRender() tells the times up to the next instrumented component', async ({
      page,
      site,
    }) => {
      await open(page, site, mode, '/hooked');
      await page.click('#update');
      await expect(page.locator('#update')).toHaveText('1');
      const rows = await leave(page, site, 'First update Around');
      expect([...rows.keys()].sort()).toEqual([
        'Around mount',
        'First mount Around',
        'First update Around',
        'Second mount Around',
      ]);
      for (const [key, render, layoutEffects, effects] of [
        ['First mount Around', 30, 20, 10],
        ['First update Around', 30, 20, 10],
        ['Second mount Around', 15, 5, 5],
      ] as const) {
        const row = rows.get(key)!;
        expect(row.calls).toBe(1);
        expect(row.render).toBeGreaterThanOrEqual(render);
        expect(row.layoutEffects).toBeGreaterThanOrEqual(layoutEffects);
        expect(row.effects).toBeGreaterThanOrEqual(effects);
        expect(row.total).toBeCloseTo(row.render + row.layoutEffects + row.effects, 0);
      }
      const around = rows.get('Around mount')!;
      const inside = rows.get('First mount Around')!.total + rows.get('Second mount Around')!.total;
      expect(around.total).toBeGreaterThanOrEqual(85);
      expect(around.own).toBeCloseTo(around.total - inside, 0);
    });

    test('a component that is a wrapped function has its time once', async ({ page, site }) => {
      await open(page, site, mode, '/wrapped');
      await expect(page.locator('p')).toHaveText('child');
      const rows = await leave(page, site, 'Parent mount');
      const parent = rows.get('Parent mount')!;
      expect(parent.own).toBeGreaterThanOrEqual(9);
      expect(parent.own).toBeLessThanOrEqual(parent.total + 0.1);
      const child = rows.get('Child mount')!;
      expect(child.total).toBeGreaterThanOrEqual(5);
      expect(child.own).toBeLessThanOrEqual(child.total + 0.1);
    });

    test('components within components of their name take their time once', async ({ page, site }) => {
      await open(page, site, mode, '/thread');
      await expect(page.locator('p')).toHaveCount(3);
      const rows = await leave(page, site, 'Thread mount');
      const outer = rows.get('Thread mount')!;
      const inner = rows.get('Thread mount Thread')!;
      expect([outer.calls, inner.calls]).toEqual([1, 2]);
      expect(outer.total).toBeGreaterThanOrEqual(45);
      expect(outer.own + inner.own).toBeGreaterThanOrEqual(45);
      expect(outer.own + inner.own).toBeLessThanOrEqual(outer.total + 0.3);
      expect(inner.total).toBeCloseTo(0, 0);
      expect(inner.longest).toBeGreaterThanOrEqual(30);
    });

    test('a render that is thrown away for want of data is not counted', async ({ page, site }) => {
      await open(page, site, mode, '/product/17');
      await expect(page.locator('h1')).toHaveText('Product 17');
      await expect.poll(() => page.evaluate(readies)).toHaveLength(1);
      const rows = await leave(page, site, 'Product mount');
      const { calls, total, render } = rows.get('Product mount')!;
      expect(calls).toBe(1);
      expect(render).toBeGreaterThanOrEqual(25);
      expect(total).toBeLessThan(1_000);
      // It mounted with the view, whose start counts: the data's 1,000 ms are in it.
      const [ready] = site.entries('measure').filter(({ name }) => name === 'Product:ready');
      expect(ready!.startTime).toBe(0);
      expect(ready!.duration).toBeGreaterThanOrEqual(1_000);
    });

    test('a transition that waits for data tells what it rendered, not the wait', async ({ page, site }) => {
      await open(page, site, mode, '/waiting');
      await expect(page.locator('h1')).toHaveText('0');
      await page.click('#load');
      await expect(page.locator('#load')).toHaveText('true');
      await expect(page.locator('h1')).toHaveText('1');
      const rows = await leave(page, site, 'Reader update Waiting');
      const reader = rows.get('Reader update Waiting')!;
      const waiting = rows.get('Waiting update')!;
      expect(reader.longest).toBeGreaterThanOrEqual(25);
      expect(waiting.longest).toBeGreaterThanOrEqual(25);
      expect(waiting.total).toBeLessThan(1_500);
    });

    test('a transition that goes through tells all its slices', async ({ page, site }) => {
      await open(page, site, mode, '/sliced');
      await click(page, '#show', 6);
      const [spent, passed] = await page.evaluate(() => [window.spent, window.passed] as const);
      const rows = await leave(page, site, 'Sliced update');
      const { calls, render } = rows.get('Sliced update')!;
      expect(calls).toBe(6);
      expect(spent).toBeGreaterThanOrEqual(6 * 20 * 5);
      expect(render).toBeGreaterThanOrEqual(spent - 1);
      expect(render).toBeLessThanOrEqual(passed + 1);
    });

    test('a transition that waits in its midst tells its slices before, not the wait', async ({
      page,
      site,
    }) => {
      await open(page, site, mode, '/sliced');
      await click(page, '#wait', 4);
      const passed = await page.evaluate(() => window.passed);
      const rows = await leave(page, site, 'Sliced update');
      const { calls, render } = rows.get('Sliced update')!;
      expect(calls).toBe(4);
      expect(passed).toBeGreaterThanOrEqual(4 * 800);
      expect(render).toBeGreaterThanOrEqual(4 * 10 * 5);
      expect(render).toBeLessThan(4 * 500);
    });

    test('a transition that input has interrupted is counted once', async ({ page, site }) => {
      await open(page, site, mode, '/interrupted');
      await page.click('#show');
      await expect(page.locator('h1')).toHaveText('1 1');
      const renders = await page.evaluate(() => window.renders);
      const rows = await leave(page, site, 'Parts update');
      const { calls, render } = rows.get('Parts update')!;
      // React began anew: more parts were rendered than there are.
      expect(renders).toBeGreaterThan(40);
      // The input's own commit is the other.
      expect(calls).toBe(2);
      expect(render).toBeGreaterThanOrEqual(200);
    });

    test('what failed is not counted', async ({ page, site }) => {
      await open(page, site, mode, '/broken');
      await page.click('#break');
      await expect(page.locator('h1')).toHaveCount(2);
      const rows = await leave(page, site, 'Later mount');
      expect([...rows.keys()].sort()).toEqual(['Later mount', 'Throws mount Later']);
    });

    test('nothing is rendered into the DOM', async ({ page, site }) => {
      await open(page, site, mode, '/hooked');
      await expect(page.locator('#update')).toBeVisible();
      expect(await page.locator('nav ~ *').evaluateAll((all) => all.map(({ id }) => id))).toEqual(['update']);
    });

    test("the README's code: a cart that is ready, routes by their pattern", async ({ page, site }) => {
      await open(page, site, mode, '/product/17');
      await expect(page.locator('h1')).toHaveText('Product 17');
      await page.click('text=18');
      await expect(page.locator('h1')).toHaveText('Product 18');
      await page.click('text=cart');
      await expect(page.locator('p')).toHaveCount(2);
      await expect.poll(() => page.evaluate(readies)).toContain('Cart:ready');
      await page.click('text=basket');
      await expect(page.locator('h1')).toHaveText('Basket');
      await page.click('text=nowhere');
      await expect(page.locator('nav')).toHaveCount(0);
      const rows = await leave(page, site, 'Prices mount Cart');
      expect(rows.get('Cart update')!.calls).toBeGreaterThanOrEqual(1);
      const views = new Map(site.stored().map(({ batch: { view } }) => [view.n, view]));
      expect([...views.values()].sort((a, b) => a.n - b.n).map(({ route }) => route)).toEqual([
        '/product/:id',
        '/product/:id',
        '/cart',
        // Its route has an absolute path, and the one around it too.
        '/shop/basket/:id',
        '/*',
      ]);
      const [ready] = site
        .stored()
        .filter(({ entry }) => entry.type === 'measure' && entry.name === 'Cart:ready');
      expect(ready!.batch.view.n).toBe(2);
      expect(ready!.entry).toMatchObject({ startTime: ready!.batch.view.startTime });
      expect((ready!.entry as { duration: number }).duration).toBeGreaterThanOrEqual(200);
    });
  });

test('a long frame says which components ran in it', async ({ page, site }) => {
  await open(page, site, 'production', '/busy');
  await expect(page.locator('#count')).toBeVisible();
  await page.click('#update');
  await expect(page.locator('#count')).toHaveText('1');
  await page.waitForFunction(
    () =>
      new Promise((done) =>
        new PerformanceObserver((list) => done(list.getEntries().length > 0)).observe({
          type: 'long-animation-frame',
          buffered: true,
        }),
      ),
  );
  await leave(page, site, 'Busy update');
  const frames = site.entries('functions').filter(({ name }) => name === 'long-animation-frame');
  const names = frames.flatMap(({ rows }) => rows.map(({ name, phase }) => `${name} ${phase}`));
  expect(names).toContain('Busy update');
  const told = site.entries('long-animation-frame').map(({ startTime }) => startTime);
  for (const { startTime } of frames) expect(told).toContain(startTime);
});

test('the core can come by script tag, after the application', async ({ page, site }) => {
  await open(page, site, 'production', '/hooked?script');
  await expect(page.locator('#update')).toBeVisible();
  await page.addScriptTag({ url: `${site.url}/fieldmark.js` });
  await page.evaluate(() => {
    if (window.fieldmark && 'init' in window.fieldmark)
      window.fieldmark.init({ endpoint: '/v1/batches', app: 'react' });
  });
  await page.click('#update');
  await expect(page.locator('#update')).toHaveText('1');
  const rows = await leave(page, site, 'First update Around');
  expect(rows.get('First mount Around')!.calls).toBe(1);
});

test('without the core nothing happens', async ({ page, site }) => {
  await open(page, site, 'production', '/hooked?script');
  await page.click('#update');
  await expect(page.locator('#update')).toHaveText('1');
  await page.goto('about:blank');
  expect(site.received).toEqual([]);
});

test('StrictMode in development counts once, and React warns of nothing', async ({ page, site }) => {
  const said: string[] = [];
  page.on('console', (message) => /error|warning/.test(message.type()) && said.push(message.text()));
  await open(page, site, 'development', '/hooked');
  await page.click('#update');
  await expect(page.locator('#update')).toHaveText('1');
  const rows = await leave(page, site, 'First update Around');
  for (const row of rows.values()) expect(row.calls).toBe(1);
  expect(said).toEqual([]);
});

test("React's own measures for DevTools are not told", async ({ page, site }) => {
  await page.addInitScript(() => {
    window.flood = [];
    new PerformanceObserver((list) => {
      for (const timing of list.getEntries()) {
        const { devtools } = (timing as PerformanceMeasure).detail ?? {};
        if (/⚛/.test(devtools?.track + devtools?.trackGroup)) window.flood.push(timing.name);
      }
    }).observe({ type: 'measure', buffered: true });
  });
  await open(page, site, 'development', '/busy');
  await page.click('#update');
  await expect(page.locator('#count')).toHaveText('1');
  await expect.poll(() => page.evaluate(() => window.flood.length)).toBeGreaterThan(0);
  await leave(page, site, 'Busy update');
  expect(site.entries('measure')).toEqual([]);
});

/** Clicks so often, each time when what the last click asked for is shown. */
async function click(page: Page, button: string, times: number) {
  for (let i = 1; i <= times; i++) {
    await page.click(button);
    await expect(page.locator('h1')).toHaveText(String(i));
  }
}

/** The names of the measures that `ready` has left. */
const readies = () =>
  performance
    .getEntriesByType('measure')
    .map(({ name }) => name)
    .filter((name) => name.endsWith(':ready'));
