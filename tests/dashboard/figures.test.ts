import { count } from '../../src/dashboard/format/count.js';
import { duration } from '../../src/dashboard/format/duration.js';
import { share } from '../../src/dashboard/format/share.js';
import { vitalValue } from '../../src/dashboard/format/vitalValue.js';
import type { Culprits, MeasureRow, Overview, Vital } from '../../src/wire/index.js';
import { expect, test } from './clean.js';
import { seed } from './seed.js';

test('the Web Vitals on the screen are those of the API', async ({ page, collector }) => {
  await seed(collector.url, { app: 'vitals' });
  const vitals = await collector.ask<Vital[]>('/api/vitals?app=vitals');
  expect(vitals).toHaveLength(5);
  await page.goto(`${collector.url}/?app=vitals`);
  for (const { name, p75, good, poor, views } of vitals) {
    const card = page.getByRole('article', { name });
    await expect(card).toContainText(vitalValue(name, p75));
    await expect(card).toContainText(`${share(good)} good`);
    await expect(card).toContainText(`${share(poor)} poor`);
    await expect(card).toContainText(`${views} views`);
  }
  await expect(page.getByRole('article', { name: 'LCP' })).toContainText('Needs improvement');
  await expect(page.getByRole('article', { name: 'TTFB' })).toContainText('Good');
});

test('the functions on the screen are those of the API, most blocking first', async ({ page, collector }) => {
  await seed(collector.url, { app: 'functions' });
  const culprits = await collector.ask<Culprits>('/api/culprits?app=functions');
  const { sessions } = await collector.ask<Overview>('/api/overview?app=functions');
  await page.goto(`${collector.url}/?app=functions`);
  const rows = page.getByRole('table', { name: /^Functions by total blocking/ }).getByRole('row');
  const named = culprits.rows.filter(({ unattributed }) => !unattributed);
  expect(named.map(({ sourceFunctionName }) => sourceFunctionName)).toEqual(['addToBasket', 'collect']);
  for (const [i, row] of named.entries()) {
    await expect(rows.nth(i + 1)).toContainText(row.sourceFunctionName);
    await expect(rows.nth(i + 1)).toContainText(row.sourceURL);
    await expect(rows.nth(i + 1)).toContainText(row.invoker);
    await expect(rows.nth(i + 1).getByRole('cell')).toHaveText([
      duration(row.totalBlocking),
      share(row.totalBlocking / culprits.totalBlocking),
      duration(row.perVisit),
      `${count(row.users)} ${share(row.users / sessions)}`,
      `${count(row.routes)} ${row.topRoutes.join(', ')}`,
      count(row.frames),
      duration(row.p75),
      share(row.forcedShare),
    ]);
  }
});

test('what no script explains is a row of its own, even where it is nothing', async ({ page, collector }) => {
  await seed(collector.url, { app: 'remainder' });
  const { rows, totalBlocking } = await collector.ask<Culprits>('/api/culprits?app=remainder');
  const rest = rows.find(({ unattributed }) => unattributed)!;
  expect(rest.totalBlocking).toBeGreaterThan(0);
  await page.goto(`${collector.url}/?app=remainder`);
  const row = page.getByRole('row', { name: /Unattributed/ });
  await expect(row).toContainText(duration(rest.totalBlocking));
  await expect(row).toContainText(share(rest.totalBlocking / totalBlocking));

  await page.route('**/api/culprits*', (route) =>
    route.fulfill({ json: { rows: [], frames: 0, totalBlocking: 0, visits: 0 } }),
  );
  await page.reload();
  await expect(row).toContainText(duration(0));
});

test('the measures on the screen are those of the API', async ({ page, collector }) => {
  await seed(collector.url, { app: 'measures' });
  const measures = await collector.ask<MeasureRow[]>('/api/measures?app=measures');
  await page.goto(`${collector.url}/?app=measures`);
  for (const { name, count: times, users, p50, p75, p95, p99, total } of measures) {
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
    await expect(row.getByRole('cell')).toHaveText([
      count(times),
      count(users),
      duration(p50),
      duration(p75),
      duration(p95),
      duration(p99),
      duration(total),
    ]);
  }
});

test('the sample and its coverage stand above the figures', async ({ page, collector }) => {
  await seed(collector.url, { app: 'sample', pages: 3 });
  await page.goto(`${collector.url}/?app=sample`);
  const header = page.getByRole('banner');
  await expect(header).toContainText('Views3');
  await expect(header).toContainText('Entries30');
  await expect(header).toContainText(`Coverage${share(1)}`);
});
