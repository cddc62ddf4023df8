import type { Batch, Comparison } from '../../src/wire/index.js';
import { chance } from '../analysis/samples.js';
import { sampleBatch } from '../collector/sampleBatch.js';
import { expect, test } from './clean.js';

const hour = 3_600_000;
let pages = 1_000_000;

/** Visits of one view each; LCP is `factor` times as long, the measure is not. */
async function visits(
  url: string,
  {
    app,
    release,
    ...side
  }: {
    app: string;
    release: string;
    factor?: number;
    ago?: number;
    count?: number;
    mobile?: boolean;
    measure?: string;
  },
) {
  const { factor = 1, ago = hour, count = 60, mobile, measure = 'cart:price' } = side;
  const draw = chance(pages);
  const batches = Array.from({ length: count }, (): Batch => {
    const n = ++pages;
    const value = factor * 2000 * Math.exp(0.3 * draw.normal());
    return sampleBatch(
      n,
      [
        {
          type: 'web-vital',
          startTime: 900,
          name: 'LCP',
          value,
          navigationType: 'navigate',
        },
        { type: 'measure', startTime: 1, duration: 20 * Math.exp(0.3 * draw.normal()), name: measure },
      ],
      {
        page: {
          app,
          release,
          timeOrigin: Date.now() - ago,
          ...(mobile !== undefined && { device: { mobile } }),
        },
      },
    );
  });
  const body = batches.map((batch) => JSON.stringify(batch)).join('\n');
  expect((await fetch(`${url}/v1/batches`, { method: 'POST', body })).status).toBe(204);
}

test('the two newest releases are compared; the choice is in the URL and lasts', async ({
  page,
  collector,
}) => {
  const { url } = collector;
  await visits(url, { app: 'compared', release: '1.3.0', ago: 3 * hour });
  await visits(url, { app: 'compared', release: '1.4.0', ago: 2 * hour });
  await visits(url, { app: 'compared', release: '1.5.0', factor: 1.6 });
  await page.goto(`${url}/?app=compared`);
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(page).toHaveURL(/show=compare/);
  const summary = page.getByRole('main').getByRole('status');
  await expect(summary).toContainText('1.5.0 against 1.4.0:');
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  await expect(row('LCP p75')).toContainText('Worse');
  await expect(row('LCP p75')).toContainText('60 visits');
  await expect(row('cart:price')).toContainText('No evidence of a change');
  await expect(row('INP p75')).toContainText('Too few to say');

  const { figures } = await collector.ask<Comparison>(
    '/api/comparison?app=compared&release=1.5.0&base.release=1.4.0',
  );
  const lcp = figures.find(({ name }) => name === 'LCP p75')!;
  await expect(row('LCP p75')).toContainText(`+${Math.round(100 * lcp.difference!.relative!)}\u202f%`);
  // The dot stands right of the middle, on the worse side.
  const chart = (await row('LCP p75').locator('.whisker').boundingBox())!;
  const dot = (await row('LCP p75').locator('.whisker circle, .whisker path').first().boundingBox())!;
  expect(dot.x).toBeGreaterThan(chart.x + chart.width / 2);

  await page.getByLabel('Against').selectOption('1.3.0');
  await expect(summary).toContainText('1.5.0 against 1.3.0:');
  await page.getByLabel('This release').selectOption('1.4.0');
  await expect(summary).toContainText('1.4.0 against 1.3.0: No evidence of a change');
  await page.reload();
  await expect(summary).toContainText('1.4.0 against 1.3.0: No evidence of a change');
  await expect(page).toHaveURL(/release=1\.4\.0.*with=1\.3\.0/);
  await page.goBack();
  await expect(summary).toContainText('1.5.0 against 1.3.0:');
});

test('periods and devices are compared, and a device is a filter of every screen', async ({
  page,
  collector,
}) => {
  const { url } = collector;
  await visits(url, { app: 'sides', release: '1', ago: 15 * hour, mobile: false });
  await visits(url, { app: 'sides', release: '1', ago: 2 * hour, factor: 1.8, mobile: true });
  await page.goto(`${url}/?show=compare&app=sides`);
  await expect(page.getByRole('radio', { name: 'Periods' })).toBeChecked();
  await page.getByRole('radio', { name: 'Devices' }).check();
  const summary = page.getByRole('main').getByRole('status');
  await expect(summary).toContainText('Mobile against Desktop: Of 5 figures 2 worse');
  await page.getByLabel('This', { exact: true }).selectOption('Desktop');
  await expect(summary).toContainText('Desktop against Mobile: Of 5 figures 2 better');
  await expect(page.getByLabel('Device', { exact: true })).toHaveValue('desktop');

  const now = Date.now();
  await page.goto(`${url}/?show=compare&by=period&app=sides&from=${now - 10 * hour}&to=${now}`);
  await expect(summary).toContainText('This time against The time before: Of 5 figures 2 worse');
  await page.getByLabel('Against').selectOption('A day earlier');
  await expect(summary).toContainText('There are too few visits on one side or both to say anything');
  await expect(page).toHaveURL(/with=day/);
  await page.getByLabel('Against').selectOption('From one time to another');
  await expect(page.getByLabel('Against, from')).toBeVisible();
  await expect(page).toHaveURL(/with=\d+-\d+/);

  await page.goto(`${url}/?app=sides&device=mobile`);
  await expect(page.getByRole('article', { name: 'LCP' })).toContainText('60 views');
});

test('hostile names are shown as text, and no table is wider than a phone', async ({ page, collector }) => {
  const attack = `<img src=x onerror="document.title='taken'">${'a'.repeat(120)}`;
  await visits(collector.url, { app: 'hostile-sides', release: attack, ago: 2 * hour, measure: attack });
  await visits(collector.url, { app: 'hostile-sides', release: '2', measure: attack });
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(`${collector.url}/?show=compare&app=hostile-sides`);
  await expect(page.getByRole('main').getByRole('status')).toContainText(`2 against ${attack}:`);
  await expect(page.getByRole('rowheader', { name: attack })).toBeVisible();
  await expect(page.locator('img')).toHaveCount(0);
  await expect(page).toHaveTitle(/Fieldmark$/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test('one release alone is told what is needed, and too few visits are said to be', async ({
  page,
  collector,
}) => {
  await visits(collector.url, { app: 'alone', release: '1', count: 3 });
  await page.goto(`${collector.url}/?show=compare&app=alone&by=release`);
  await expect(page.getByRole('main')).toContainText('There is only one release, 1');
  await page.getByRole('radio', { name: 'Periods' }).check();
  await expect(page.getByRole('main').getByRole('status')).toContainText('There are too few visits');
});
