import { readFileSync } from 'node:fs';
import { expect, test } from '../fixtures.js';
import { buildApp } from '../pages/buildApp.js';
import { flushSdk } from './flushSdk.js';
import { hydrated } from './hydrated.js';
import { linesOf } from './linesOf.js';
import { renders } from './renders.js';

const page = (file: string) =>
  readFileSync(new URL(`../pages/sveltekit/src/routes/${file}`, import.meta.url), 'utf8');

test('SvelteKit: a page that was rendered on a server, and views with the names of the routes', async ({
  page,
  site,
}) => {
  const app = await buildApp('sveltekit');
  await page.goto(`${site.url}${app}/`);
  await hydrated(page);
  await page.click('#seven');
  await expect(page.locator('h1')).toHaveText('Product 7');
  await page.click('#eight');
  await expect(page.locator('h1')).toHaveText('Product 8');
  const routes = () => {
    const views = new Map(site.stored().map(({ batch }) => [batch.view!.n, batch.view!.route]));
    return [...views.values()];
  };
  await expect
    .poll(async () => {
      await flushSdk(page);
      return routes();
    })
    .toEqual(['/', '/product/[id]', '/product/[id]']);
  const rows = renders(site);
  expect(rows.get('Home mount')!.own).toBeGreaterThanOrEqual(10);
  expect(rows.get('Product mount')).toMatchObject({ calls: 1 });
  expect(rows.get('Product mount')!.own).toBeGreaterThanOrEqual(20);
  expect(rows.get('Product update')).toMatchObject({ calls: 1 });
  expect(rows.get('Product update')!.own).toBeGreaterThanOrEqual(20);
});

test("the README's recipe is the one that this application runs", () => {
  expect(
    page('+layout.svelte')
      .split('\n')
      .map((line) => line.trim()),
  ).toEqual(expect.arrayContaining(linesOf('sveltekit')));
});
