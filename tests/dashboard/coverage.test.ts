import { count } from '../../src/dashboard/format/count.js';
import { share } from '../../src/dashboard/format/share.js';
import type { Batch, Coverage } from '../../src/wire/index.js';
import { body, measures, sampleBatch } from '../collector/sampleBatch.js';
import { expect, test } from './clean.js';

/** A page of its own in each test: the collector is shared. */
let last = 0x1000;
const batchOf = (app: string, entries: number, more: Parameters<typeof sampleBatch>[2] = {}) =>
  sampleBatch(++last, measures(0, entries), { ...more, page: { app, ...more.page } });

async function store(url: string, ...batches: Batch[]) {
  expect((await fetch(`${url}/v1/batches`, { method: 'POST', body: body(...batches) })).status).toBe(204);
}

test('all that is stored is one calm line', async ({ page, collector }) => {
  await store(collector.url, batchOf('calm-line', 7), batchOf('calm-line', 5));
  await page.goto(`${collector.url}/?app=calm-line`);
  const panel = page.getByRole('region', { name: 'Coverage', exact: true });
  await expect(panel).toHaveText('CoverageAll 12 entries that 2 pages recorded are stored.');
});

test('what is stored, dropped and missing is on the screen as it was sent, and a page opens to its numbers', async ({
  page,
  collector,
}) => {
  const day = 86_400_000;
  const noon = Math.floor(Date.now() / day) * day - day / 2;
  const early = { timeOrigin: noon - 2 * day };
  const holed = batchOf('holes', 10, { page: early, dropped: { limit: 3, quota: 25 } });
  await store(
    collector.url,
    holed,
    { ...holed, from: 40, entries: measures(40, 5), dropped: { corrupt: 1 } },
    batchOf('holes', 20, { page: { timeOrigin: noon } }),
  );
  const { totals, days } = await collector.ask<Coverage>('/api/coverage?app=holes');
  expect(totals).toEqual({
    pages: 2,
    numbered: 66,
    stored: 35,
    dropped: { limit: 3, quota: 25, corrupt: 1 },
    missing: 2,
  });
  expect(days).toHaveLength(2);
  await page.goto(`${collector.url}/?app=holes&range=7d`);
  const panel = page.getByRole('region', { name: 'Coverage', exact: true });
  await expect(panel).toContainText(`${share(35 / 66)}35 of 66 entries of 2 pages`);
  await expect(panel.getByRole('listitem').filter({ hasText: /^\d+ (stored|dropped|missing)/ })).toHaveText([
    `35 stored ${share(35 / 66)}`,
    `3 dropped: over a limit of rate or size ${share(3 / 66)}`,
    `25 dropped: the browser’s share of the disk was full ${share(25 / 66)}`,
    `1 dropped: damaged on the visitor’s disk ${share(1 / 66)}`,
    `2 missing: not here yet, or lost ${share(2 / 66)}`,
  ]);
  await expect(panel.getByRole('img', { name: /^Coverage by day, .*: least on .*, 33\s%$/ })).toBeVisible();
  await panel.getByText('The same in figures').click();
  await expect(
    panel
      .getByRole('table', { name: /^Coverage by the UTC day/ })
      .getByRole('row')
      .nth(2)
      .getByRole('cell'),
  ).toHaveText([share(15 / 46), '15', '29', '2', '1']);

  // By the keyboard alone.
  const row = panel.getByRole('button', { name: /^\/cart/ });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText(`${share(15 / 46)} of 46 29 dropped · 2 missing`);
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(row).toHaveAttribute('aria-expanded', 'true');
  await expect(panel.getByRole('img', { name: 'The page’s entries 0 to 45: 4 holes' })).toBeVisible();
  await expect(
    panel
      .getByRole('listitem')
      .filter({ hasText: /^\d+(–\d+)? (dropped|missing)/ })
      .filter({ hasNotText: '%' }),
  ).toHaveText([
    '10–12 dropped: over a limit of rate or size',
    '13–37 dropped: the browser’s share of the disk was full',
    '38–39 missing',
    '45 dropped: damaged on the visitor’s disk',
  ]);
  await expect(panel).toContainText(holed.page.id);
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('img', { name: /^The page’s/ })).toHaveCount(0);
});

test('a selection of which nothing came shows the hole that it is', async ({ page, collector }) => {
  await store(collector.url, batchOf('gone', 0, { from: 1, dropped: { age: 1234 } }));
  await page.goto(`${collector.url}/?app=gone`);
  await expect(page.getByRole('heading', { name: 'No entries in this selection' })).toBeVisible();
  const panel = page.getByRole('region', { name: 'Coverage', exact: true });
  await expect(panel).toContainText(`${share(0)}0 of ${count(1235)} entries of 1 page`);
  await expect(panel).toContainText(`${count(1234)} dropped: too old to be kept`);
});

test('hostile strings in the pages with holes are shown as text', async ({ page, collector }) => {
  const attack = '<img src=x onerror="document.title=\'taken\'">';
  await store(collector.url, batchOf('hostile', 3, { from: 2, view: { url: `/${attack}`, route: attack } }));
  await page.goto(`${collector.url}/?app=hostile`);
  const row = page.getByRole('button', { name: `/${attack}` });
  await row.click();
  await expect(row).toContainText(`/${attack} ${attack}`);
  await expect(page.getByRole('img', { name: /^The page’s entries 0 to 4: 1 hole$/ })).toBeVisible();
  await expect(page.locator('img')).toHaveCount(0);
  await expect(page).toHaveTitle(/Fieldmark$/);
});

test('a name that turns the direction of writing turns none of our words', async ({ page, collector }) => {
  await store(collector.url, batchOf('turned', 3, { from: 2, view: { url: '/a\u202Eb', route: '/a' } }));
  await page.goto(`${collector.url}/?app=turned`);
  await expect(page.getByRole('button', { name: '/a\uFFFDb' })).toBeVisible();
});

for (const width of [360, 800, 1440]) {
  test(`an opened page with hundreds of holes is no wider than a window of ${width} px`, async ({
    page,
    collector,
  }) => {
    const one = batchOf('combed', 1, { view: { url: `/${'a'.repeat(200)}`, route: 'b'.repeat(200) } });
    await store(
      collector.url,
      ...Array.from({ length: 400 }, (_, i) => ({ ...one, from: 3 * i, entries: measures(0, 1) })),
    );
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${collector.url}/?app=combed`);
    await page
      .getByRole('button', { name: /^\/aaa/ })
      .first()
      .click();
    await expect(page.getByRole('img', { name: /^The page’s entries .*: 399 holes$/ })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}
