import { expect, test } from './clean.js';
import { seed } from './seed.js';
import { storyBatch } from './storyBatch.js';

test('the ranking is read by function or by component; which, is in the URL', async ({ page, collector }) => {
  await seed(collector.url, { app: 'ranked', component: 'List' });
  await page.goto(`${collector.url}/?app=ranked`);
  const byFunction = page.getByRole('radio', { name: 'By function' });
  const byComponent = page.getByRole('radio', { name: 'By component' });
  await expect(byFunction).toBeChecked();
  await expect(page.getByRole('heading', { name: /^Functions that cost users most/ })).toBeVisible();

  await byComponent.check();
  await expect(page).toHaveURL(/by=component/);
  await expect(page.getByRole('heading', { name: /^Components that cost users most/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Functions that cost users most/ })).toHaveCount(0);
  const table = page.getByRole('table', { name: /^Instrumented components/ });
  await expect(table.getByRole('row').nth(1)).toContainText('List component');
  // Frames of 160 to 460 ms that block 100 to 400 ms; of their time the list's own is 45 to 180 ms.
  await expect(table.getByRole('row').nth(1).getByRole('cell')).toHaveText([
    /^366.ms$/,
    /^37.%$/,
    /^92.ms/,
    /^4 100.%$/,
    /^1 \/$/,
    '4',
    /^146.ms$/,
    '40',
  ]);
  await expect(table.getByRole('rowheader', { name: 'priceOf function' })).toBeVisible();
  await expect(table.getByRole('rowheader', { name: /^Unattributed/ })).toBeVisible();
  await expect(page.locator('.finding').filter({ hasText: 'List' })).toContainText(
    /4 of 4 users.*10 times in such a frame/,
  );

  await page.reload();
  await expect(byComponent).toBeChecked();
  await expect(table).toBeVisible();
  await page.getByLabel('Release').selectOption('1.0.0');
  await expect(byComponent).toBeChecked();
  await page.goBack();
  await page.goBack();
  await expect(byFunction).toBeChecked();
});

test('where nothing is instrumented, the ranking by component says how that begins', async ({
  page,
  collector,
}) => {
  await seed(collector.url, { app: 'not-instrumented' });
  await page.goto(`${collector.url}/?app=not-instrumented&by=component`);
  await expect(page.getByText('Nothing is instrumented yet.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Wrapped function' })).toContainText("from 'fieldmark'");
  const table = page.getByRole('table', { name: /^Instrumented components/ });
  await expect(table.getByRole('rowheader', { name: /^Unattributed/ })).toBeVisible();
  await expect(table).toContainText('No instrumented code ran in a long frame.');
});

test('spans nest in a track of their own, and their details lead up and down the tree', async ({
  page,
  collector,
}) => {
  const [story, ...more] = storyBatch({ app: 'spans' });
  const body = [story, ...more].map((batch) => JSON.stringify(batch)).join('\n');
  expect((await fetch(`${collector.url}/v1/batches`, { method: 'POST', body })).status).toBe(204);
  await page.goto(`${collector.url}/?show=page&of=${story!.page.id}&at=2150&app=spans`);
  const details = page.getByRole('complementary');
  const selected = page.locator('[data-selected]');
  await expect(selected).toHaveText(/^Spans, 4 of 7: order:pay, at 2\.15.s, for 1\.3.s\.$/);
  await expect(details.getByRole('list', { name: 'Its parts' }).getByRole('listitem')).toHaveText([
    /^800.ms bank$/,
    /^380.ms receipt$/,
  ]);
  await details.getByRole('button', { name: /bank/ }).click();
  await expect(selected).toContainText('bank');
  await details.getByRole('button', { name: /order:pay/ }).click();
  await details.getByRole('button', { name: /order$/ }).click();
  await expect(selected).toContainText(/: order, at 2\.01.s/);
  await expect(details).not.toContainText('Part of');
  await expect(details.getByRole('list', { name: 'Its parts' }).getByRole('listitem')).toHaveCount(2);
  await details.getByRole('link', { name: 'All runs of this measure' }).click();

  const parts = page.getByRole('table', { name: /^Parts of a run/ });
  await expect(parts.getByRole('row').nth(1)).toContainText(/^order:pay87.%100.%11\.3.s1\.3.s140.ms$/);
  await expect(parts.getByRole('row').last()).toContainText(/^In none of them5.%/);
  await parts.getByRole('link', { name: 'order:pay' }).click();
  await expect(parts.getByRole('rowheader')).toHaveText(['bank', 'receipt', 'In none of them']);
});

test('the worst frames of a function say what ran in them', async ({ page, collector }) => {
  await seed(collector.url, { app: 'ran', component: 'List', inFrame: true });
  await page.goto(`${collector.url}/?app=ran`);
  await page.getByRole('link', { name: 'addToBasket' }).click();
  const worst = page.getByRole('table', { name: /^Its worst frames/ });
  await expect(worst.getByRole('row').nth(2)).toContainText(
    /Instrumented code180.ms List rendered 16 times20.ms priceOf called 90 times/,
  );
  await worst.getByRole('link', { name: 'cart:price' }).first().click();
  await expect(page.getByRole('heading', { name: 'cart:price' })).toBeVisible();
});
