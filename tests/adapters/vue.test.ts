import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, flush, started, test } from '../fixtures.js';
import { buildApp } from '../pages/buildApp.js';
import type { Site } from '../site.js';
import { flushSdk } from './flushSdk.js';
import { linesOf } from './linesOf.js';
import { renders } from './renders.js';

const scriptTag = '<script async src="/fieldmark.js" data-endpoint="/v1/batches" data-app="test"></script>';

for (const [version, oldest] of [
  ['the newest Vue', false],
  ['the oldest Vue that the README claims', true],
] as const)
  test.describe(version, () => {
    /** Opens a route of the application, with the core from the package or by script tag. */
    async function open(page: Page, site: Site, route: string, core: 'npm' | 'script' = 'npm') {
      const app = await buildApp('vue', oldest);
      const query = core === 'npm' ? 'npm' : `before=${encodeURIComponent(scriptTag)}`;
      await page.goto(`${site.url}${app}${route}?${query}`);
      if (core === 'script') await started(page);
    }
    const told = async (page: Page, site: Site) => {
      await flush(page);
      await flushSdk(page);
      return renders(site);
    };

    for (const core of ['npm', 'script'] as const)
      test(`mounts are what their components were busy, with the core by ${core}`, async ({ page, site }) => {
        await open(page, site, '/product/7', core);
        await page.locator('#items').waitFor();
        const rows = await told(page, site);
        const product = rows.get('Product mount')!;
        const tags = rows.get('ProductPrice mount < Product')!;
        const cart = rows.get('Cart mount < Product')!;
        // setup 30, render 5, a component that nobody measures 60, `onMounted` 20.
        expect(product.calls).toBe(1);
        expect(product.own).toBeGreaterThanOrEqual(115);
        expect(product.layoutEffects).toBeGreaterThanOrEqual(20);
        expect(product.render).toBeGreaterThanOrEqual(125);
        expect(product.total).toBeGreaterThanOrEqual(145);
        expect(tags.calls).toBe(3);
        expect(tags.own).toBeGreaterThanOrEqual(30);
        // What comes after them is not theirs: apart from their hooks, which run later, they are parts of it.
        const parts = [product, tags, cart].reduce((sum, row) => sum + row.own - (row.layoutEffects ?? 0), 0);
        expect(parts).toBeLessThanOrEqual(product.render! + 1);
        expect(cart).toMatchObject({ calls: 1, kind: 'component' });
        expect(rows.size).toBe(3);
      });

    test('updates are counted with what is new in them, and know wrapped functions', async ({
      page,
      site,
    }) => {
      await open(page, site, '/product/7');
      await page.click('#add');
      await expect(page.locator('#items')).toContainText('1 for 3');
      await page.click('#add');
      await expect(page.locator('#items')).toContainText('2 for 6');
      const rows = await told(page, site);
      const cart = rows.get('Cart update < Product')!;
      const line = rows.get('CartLine mount < Cart')!;
      const lineUpdate = rows.get('CartLine update < Cart')!;
      const total = rows.get('total function < Cart')!;
      expect([cart.calls, line.calls, lineUpdate.calls, total.calls]).toEqual([2, 1, 1, 2]);
      expect([total.callerKind, line.callerKind]).toEqual(['component', undefined]);
      // Its render 25, `onUpdated` 8; not the function's 12, not the line's 15.
      expect(cart.own).toBeGreaterThanOrEqual(66);
      expect(cart.layoutEffects).toBeGreaterThanOrEqual(16);
      expect(total.own).toBeGreaterThanOrEqual(24);
      expect(line.own).toBeGreaterThanOrEqual(15);
      expect(lineUpdate.own).toBeGreaterThanOrEqual(15);
      expect(cart.total).toBeGreaterThanOrEqual(120);
      const parts = [cart, line, lineUpdate, total].reduce(
        (sum, row) => sum + row.own - (row.layoutEffects ?? 0),
        0,
      );
      expect(parts).toBeLessThanOrEqual(cart.render! + 1);
      expect(rows.has('Product update')).toBe(false);
    });

    test('components within components of their name take their time once', async ({ page, site }) => {
      await open(page, site, '/thread');
      await expect(page.locator('.text')).toHaveCount(3);
      const rows = await told(page, site);
      const outer = rows.get('Thread mount')!;
      const inner = rows.get('Thread mount < Thread')!;
      expect([outer.calls, inner.calls]).toEqual([1, 2]);
      expect(outer.render).toBeGreaterThanOrEqual(30);
      // What they did when they were mounted is in nobody else's time.
      expect(inner.total).toBeCloseTo(inner.layoutEffects!, 0);
      expect(inner.layoutEffects).toBeGreaterThanOrEqual(10);
      expect(outer.own + inner.own).toBeGreaterThanOrEqual(45);
      expect(outer.own + inner.own).toBeLessThanOrEqual(outer.total + inner.total + 0.3);
    });

    test("the plugin counts the hooks of a component's setup", async ({ page, site }) => {
      await open(page, site, '/badge');
      await page.click('#badge');
      await expect(page.locator('#badge')).toHaveText('1');
      const rows = await told(page, site);
      const mount = rows.get('ProductBadge mount')!;
      const update = rows.get('ProductBadge update')!;
      expect(mount.calls).toBe(1);
      expect(mount.layoutEffects).toBeGreaterThanOrEqual(40);
      expect(mount.own).toBeGreaterThanOrEqual(40);
      expect(mount.total).toBeCloseTo(mount.render! + mount.layoutEffects!, 0);
      expect(update.calls).toBe(1);
      expect(update.layoutEffects).toBeGreaterThanOrEqual(20);
      expect(update.own).toBeGreaterThanOrEqual(20);
    });

    test('the plugin says that it has no RegExp, and measures nothing', async ({ page, site }) => {
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', ({ message }) => said.push(message));
      await page.goto(`${site.url}${await buildApp('vue', oldest)}/badge?npm&wrong`);
      await page.locator('#badge').waitFor();
      const sentence = 'fieldmark: fieldmark() measures nothing without a RegExp as its option `components`';
      expect(said).toEqual([sentence, sentence, sentence]);
      expect([...(await told(page, site)).keys()]).toEqual(['ProductBadge mount']);
    });

    test('an async setup waits at no cost, and what Suspense throws away is not counted', async ({
      page,
      site,
    }) => {
      await open(page, site, '/');
      await page.click('#reviews');
      await page.locator('#list').waitFor();
      await page.click('#home');
      await page.click('#never');
      await expect(page.locator('p')).toHaveText('They are coming.');
      await page.click('#home');
      await expect(page.locator('h1')).toBeVisible();
      const rows = await told(page, site);
      const form = rows.get('ReviewForm mount')!;
      const list = rows.get('ReviewList mount')!;
      expect([form.calls, list.calls]).toEqual([1, 1]);
      expect(form.own).toBeGreaterThanOrEqual(10);
      expect(list.own).toBeGreaterThanOrEqual(15);
      // It waited for 1,000.
      expect(list.total).toBeLessThan(1_000);
    });

    test('views have the names of the routes', async ({ page, site }) => {
      await open(page, site, '/');
      await page.click('#seven');
      await page.locator('#items').waitFor();
      await page.click('#eight');
      await expect(page.locator('h1')).toHaveText('Product 8');
      await page.click('#refused');
      await page.waitForFunction(() => 'refused' in window);
      await page.evaluate(() => performance.measure('still', { start: performance.now() }));
      await told(page, site);
      const routes = new Map(site.stored().map(({ batch }) => [batch.view!.n, batch.view!.route] as const));
      expect(site.entries('measure').map(({ name }) => name)).toContain('still');
      // A navigation that was refused begins none.
      expect([...routes.values()]).toEqual(['/', '/product/:id', '/product/:id']);
    });
  });

test("the README's code is what this application runs", () => {
  for (const [block, file] of [
    ['vue-plugin', 'vue/main.js'],
    ['vue-component', 'vue/Product.vue'],
    ['vue-router', 'vue/router.js'],
  ] as const) {
    const source = readFileSync(new URL(`../pages/${file}`, import.meta.url), 'utf8');
    expect(source.split('\n').map((line) => line.trim())).toEqual(expect.arrayContaining(linesOf(block)));
  }
});
