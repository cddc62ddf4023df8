import type { FunctionRow } from '../../src/wire/index.js';
import { functionsBatch } from '../collector/functionsBatch.js';
import { freshPageId, sampleBatch } from '../collector/sampleBatch.js';
import type { RunningCollector } from '../fixtures.js';
import { expect, test } from './clean.js';
import { seed } from './seed.js';

async function store({ url }: RunningCollector, app: string) {
  const body = JSON.stringify(functionsBatch({ app }));
  expect((await fetch(`${url}/v1/batches`, { method: 'POST', body })).status).toBe(204);
}

test('functions and components are listed by kind, sorted as one asks, and the URL keeps it', async ({
  page,
  collector,
}) => {
  await store(collector, 'counted');
  await page.goto(`${collector.url}/?show=functions&app=counted`);
  const names = (kind: string) =>
    page.getByRole('region', { name: kind, exact: true }).locator('tbody').getByRole('rowheader');
  await expect(names('Functions')).toHaveText(['Cart.price', 'Cart.total']);
  await expect(names('Components')).toHaveText(['List', 'App']);
  const price = page.getByRole('row', { name: /^Cart\.price/ }).getByRole('cell');
  await expect(price.nth(2)).toHaveText(/^200\s?ms$/);
  await expect(price.nth(3)).toHaveText('420');
  await expect(price.nth(7)).toHaveText(/^11\s?ms$/);

  const total = page
    .getByRole('region', { name: 'Functions', exact: true })
    .getByRole('button', { name: 'Total' });
  await total.press('Enter');
  await expect(names('Functions')).toHaveText(['Cart.total', 'Cart.price']);
  await expect(page).toHaveURL(/sort=total/);
  await page.reload();
  await expect(names('Functions')).toHaveText(['Cart.total', 'Cart.price']);
});

test('one of them tells who called it, what it called, its phases and its long frames', async ({
  page,
  collector,
}) => {
  await store(collector, 'opened');
  await page.goto(`${collector.url}/?show=functions&app=opened`);
  await expect(page.getByRole('status')).toHaveText('The figures are shown.');
  await page.getByRole('link', { name: 'Cart.total' }).click();
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 2 })).toHaveText('Cart.total');
  await expect(page).toHaveTitle('Cart.total · Function · Fieldmark');
  await expect(main).toBeFocused();
  await expect(page.getByRole('region', { name: 'Called by' })).toContainText('no instrumented code');
  await page
    .getByRole('region', { name: 'Calls', exact: true })
    .getByRole('link', { name: 'Cart.price' })
    .click();
  await expect(main.getByRole('heading', { level: 2 })).toHaveText('Cart.price');
  const caller = page.getByRole('region', { name: 'Called by' }).getByRole('row', { name: /^Cart\.total/ });
  await expect(caller.getByRole('cell')).toHaveText(['420', /^200\s?ms$/, /^200\s?ms$/]);
  await page.goBack();
  await page.goBack();
  await page.getByRole('link', { name: 'List' }).click();
  const phases = page.getByRole('table', { name: /^Mounts and updates/ });
  await expect(phases.getByRole('row', { name: /^Updates/ })).toContainText(/25\s?ms/);
  await expect(page.getByRole('region', { name: 'Around it' })).toContainText('App');
  await page
    .getByRole('table', { name: /^Long frames/ })
    .getByRole('link')
    .click();
  await expect(page).toHaveURL(/show=page&of=.*&at=2000/);
});

test('a function leads to the component that called it, and that one back', async ({ page, collector }) => {
  const rows: FunctionRow[] = [
    { name: 'Prices', kind: 'component', phase: 'mount', calls: 1, total: 9, own: 4, longest: 9 },
    { name: 'priceOf', caller: 'Prices', callerKind: 'component', calls: 5, total: 5, own: 5, longest: 2 },
  ];
  const body = JSON.stringify(
    sampleBatch(0, [{ type: 'functions', name: 'view', startTime: 5, duration: 50, rows }], {
      page: { id: freshPageId(Date.now()), app: 'mixed', timeOrigin: Date.now() - 1_000 },
    }),
  );
  expect((await fetch(`${collector.url}/v1/batches`, { method: 'POST', body })).status).toBe(204);
  await page.goto(`${collector.url}/?show=instrumented&of=priceOf&app=mixed`);
  const row = (region: string) =>
    page.getByRole('region', { name: region }).locator('tbody').getByRole('row');
  await expect(row('Called by')).toHaveText(/^Prices component\s*5/);
  await row('Called by').getByRole('link').click();
  await expect(page).toHaveTitle('Prices · Component · Fieldmark');
  await expect(row('Inside it')).toHaveText(/^priceOf function\s*5/);
  await row('Inside it').getByRole('link').click();
  await expect(page).toHaveTitle('priceOf · Function · Fieldmark');
});

test('where nothing is instrumented, the screen says how that begins', async ({ page, collector }) => {
  await seed(collector.url, { app: 'bare', pages: 1 });
  await page.goto(`${collector.url}/?show=functions&app=bare`);
  await expect(page.getByRole('main')).toContainText('Nothing is instrumented yet');
  await page.goto(`${collector.url}/?show=instrumented&of=nobody&app=bare`);
  await expect(page.getByRole('heading', { name: 'Nothing of “nobody” in this selection' })).toBeVisible();
});
