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
  ['the newest Svelte', false],
  ['the oldest Svelte that the README claims', true],
] as const)
  test.describe(version, () => {
    async function open(page: Page, site: Site, core: 'npm' | 'script' = 'npm') {
      const app = await buildApp('svelte', oldest);
      const query = core === 'npm' ? 'npm' : `before=${encodeURIComponent(scriptTag)}`;
      await page.goto(`${site.url}${app}/?${query}`);
      if (core === 'script') await started(page);
    }
    const told = async (page: Page, site: Site) => {
      await flush(page);
      await flushSdk(page);
      return renders(site);
    };

    for (const core of ['npm', 'script'] as const)
      test(`mounts are what their components were busy, with the core by ${core}`, async ({ page, site }) => {
        await open(page, site, core);
        await page.click('#seven');
        await page.locator('#items').waitFor();
        const rows = await told(page, site);
        const product = rows.get('Product mount')!;
        const tags = rows.get('PriceTag mount < Product')!;
        const cart = rows.get('Cart mount < Product')!;
        const related = rows.get('Related mount')!;
        const tag = rows.get('PriceTag mount < Related')!;
        // Its script 30, its markup 5, a component that nobody measures 60.
        expect(product.calls).toBe(1);
        expect(product.own).toBeGreaterThanOrEqual(95);
        expect(product.own).toBeLessThanOrEqual(product.total - 30);
        expect(product.total).toBeGreaterThanOrEqual(125);
        expect(tags.calls).toBe(3);
        expect(tags.own).toBeGreaterThanOrEqual(30);
        expect(tags.own + cart.own + product.own).toBeLessThanOrEqual(product.total + 1);
        expect(cart).toMatchObject({ calls: 1, kind: 'component' });
        expect(related.own).toBeGreaterThanOrEqual(10);
        expect(tag.own).toBeGreaterThanOrEqual(10);
        expect(related.own + tag.own).toBeLessThanOrEqual(related.total + 1);
        expect(rows.size).toBe(5);
      });

    test('updates by the state that was named, with what is new in them', async ({ page, site }) => {
      await open(page, site);
      await page.click('#seven');
      await page.click('#add');
      await expect(page.locator('#items')).toContainText('1 for 3');
      await page.click('#add');
      await expect(page.locator('#items')).toContainText('2 for 6');
      const rows = await told(page, site);
      const cart = rows.get('Cart update < Product')!;
      const line = rows.get('CartLine mount < Cart')!;
      const lineUpdate = rows.get('CartLine update < Cart')!;
      const total = rows.get('total function')!;
      expect([cart.calls, line.calls, lineUpdate.calls, total.calls]).toEqual([2, 1, 1, 2]);
      // Its markup 25; not the function's 12, not the line's 15.
      expect(cart.own).toBeGreaterThanOrEqual(50);
      expect(cart.total).toBeGreaterThanOrEqual(104);
      expect(line.own).toBeGreaterThanOrEqual(15);
      expect(lineUpdate.own).toBeGreaterThanOrEqual(15);
      expect(total.own).toBeGreaterThanOrEqual(24);
      expect(cart.own + line.own + lineUpdate.own + total.own).toBeLessThanOrEqual(cart.total + 1);
      expect(rows.has('Product update')).toBe(false);
    });

    test('components within components of their name take their time once', async ({ page, site }) => {
      await open(page, site);
      await page.click('#thread');
      await expect(page.locator('.text')).toHaveCount(3);
      const rows = await told(page, site);
      const outer = rows.get('Thread mount')!;
      const inner = rows.get('Thread mount < Thread')!;
      expect([outer.calls, inner.calls]).toEqual([1, 2]);
      expect(outer.total).toBeGreaterThanOrEqual(45);
      expect(outer.own + inner.own).toBeGreaterThanOrEqual(45);
      expect(outer.own + inner.own).toBeLessThanOrEqual(outer.total + 0.3);
      expect(inner.total).toBeCloseTo(0, 0);
    });

    test('the state may be declared below, and outside a component nothing is measured', async ({
      page,
      site,
    }) => {
      const failed: string[] = [];
      page.on('pageerror', ({ message }) => failed.push(message));
      await open(page, site);
      await page.click('#early');
      await expect(page.locator('#Filled')).toHaveText('1');
      await page.click('#Filled');
      await expect(page.locator('#Filled')).toHaveText('2');
      await page.click('#Empty');
      await expect(page.locator('#Empty')).toHaveText('1');
      const rows = await told(page, site);
      const calls = [...rows].map(([key, row]) => [key, row.calls]);
      expect(Object.fromEntries(calls)).toEqual({
        'Filled mount': 1,
        // As it mounted, and by a click.
        'Filled update': 2,
        'Empty mount': 1,
        'Empty update': 1,
        // Its state always throws.
        'Failing mount': 1,
      });
      for (const row of rows.values()) {
        expect(row.own).toBeGreaterThanOrEqual(15 * row.calls);
        expect(row.own).toBeLessThanOrEqual(row.total + 1);
      }
      expect(failed).toEqual([]);
    });

    test('a component that throws is not counted, and spoils no other', async ({ page, site }) => {
      await open(page, site);
      await page.click('#broken');
      await page.locator('#failed').waitFor();
      await page.click('#seven');
      await page.locator('#items').waitFor();
      const rows = await told(page, site);
      expect([...rows.keys()].filter((key) => key.startsWith('Broken'))).toEqual([]);
      expect(rows.get('Product mount')).toMatchObject({ calls: 1 });
    });

    test('an element is measured until it is painted', async ({ page, site }) => {
      await open(page, site);
      await page.click('#seven');
      await expect
        .poll(async () => {
          await told(page, site);
          return site.entries('measure').map(({ name }) => name);
        })
        .toEqual(['product']);
      expect(site.entries('measure')[0]!.duration).toBeGreaterThan(0);
    });
  });

test("the README's code is what this application runs", () => {
  for (const [block, file] of [['svelte-component', 'svelte/Product.svelte']] as const) {
    const source = readFileSync(new URL(`../pages/${file}`, import.meta.url), 'utf8');
    expect(source.split('\n').map((line) => line.trim())).toEqual(expect.arrayContaining(linesOf(block)));
  }
});
