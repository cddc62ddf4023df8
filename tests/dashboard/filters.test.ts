import { expect, test } from './clean.js';
import { seed } from './seed.js';

test('filters are kept in the URL, through a reload, and back and forward', async ({ page, collector }) => {
  await seed(collector.url, { app: 'kept', release: '1.0.0', route: '/list', measure: 'old' });
  await seed(collector.url, { app: 'kept', release: '2.0.0', route: '/cart', measure: 'new' });
  await page.goto(`${collector.url}/?app=kept`);
  const measure = (name: string) => page.getByRole('rowheader', { name, exact: true });
  await expect(measure('old')).toBeVisible();

  await page.getByLabel('Release').selectOption('2.0.0');
  await expect(measure('old')).toBeHidden();
  await expect(measure('new')).toBeVisible();
  await page.getByRole('radio', { name: 'Last 7 days' }).check();
  await expect(page).toHaveURL(/app=kept&release=2\.0\.0&range=7d/);

  await page.reload();
  await expect(page.getByLabel('Release')).toHaveValue('2.0.0');
  await expect(page.getByRole('radio', { name: 'Last 7 days' })).toBeChecked();
  await expect(measure('new')).toBeVisible();
  await expect(measure('old')).toBeHidden();

  await page.goBack();
  await page.goBack();
  await expect(page.getByLabel('Release')).toHaveValue('');
  await expect(measure('old')).toBeVisible();
  await page.goForward();
  await expect(page.getByLabel('Release')).toHaveValue('2.0.0');
  await expect(measure('old')).toBeHidden();
});

test('a choice leaves its alternatives on offer', async ({ page, collector }) => {
  await seed(collector.url, { app: 'offer', release: '1.0.0' });
  await seed(collector.url, { app: 'offer', release: '2.0.0' });
  await page.goto(`${collector.url}/?app=offer&release=2.0.0`);
  await expect(page.getByLabel('Release').getByRole('option')).toHaveCount(3);
  await expect(page.getByLabel('App').getByRole('option', { name: 'offer' })).toBeAttached();
});

test('a custom range is asked for and kept', async ({ page, collector }) => {
  await seed(collector.url, { app: 'custom' });
  await page.goto(`${collector.url}/?app=custom`);
  await page.getByRole('radio', { name: 'From one time to another' }).check();
  await expect(page.getByRole('article', { name: 'LCP' })).toContainText('4 views');
  await page.getByLabel('From', { exact: true }).fill('2020-01-01T00:00');
  await page.getByLabel('To', { exact: true }).fill('2020-01-02T00:00');
  await expect(page.getByRole('heading', { name: 'No entries in this selection' })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('2020-01-01T00:00');
  await page.getByRole('button', { name: 'Show the last 30 days' }).click();
  await expect(page.getByRole('article', { name: 'LCP' })).toContainText('4 views');
});

test('dragging across a chart asks for that time, and back returns', async ({ page, collector }) => {
  await seed(collector.url, { app: 'dragged' });
  await page.goto(`${collector.url}/?app=dragged&range=1h`);
  const chart = page.getByRole('img', { name: /^Views over time/ });
  await chart.scrollIntoViewIfNeeded();
  const { x, y, width } = (await chart.boundingBox())!;
  await page.mouse.move(x + width * 0.5, y + 60);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.7, y + 60, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=\d+&to=\d+/);
  await expect(page.getByRole('radio', { name: 'From one time to another' })).toBeChecked();
  await page.goBack();
  await expect(page).toHaveURL(/range=1h/);
  await expect(page.getByRole('article', { name: 'LCP' })).toContainText('4 views');
});

test('a heading sorts the measures, by keyboard too, and keeps the focus through a refresh', async ({
  page,
  collector,
}) => {
  await seed(collector.url, { app: 'sorted', measure: 'a-long-one' });
  await page.goto(`${collector.url}/?app=sorted`);
  const names = page.getByRole('table', { name: /^Measures/ }).getByRole('rowheader');
  await expect(names).toHaveText(['a-long-one', 'list:render']);
  const heading = page.getByRole('columnheader', { name: 'Count' });
  await heading.getByRole('button').press('Enter');
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
  await expect(names).toHaveText(['list:render', 'a-long-one']);

  await seed(collector.url, { app: 'sorted', measure: 'another' });
  // Where answers are slow, they are asked for less often.
  await expect(names).toHaveText(['list:render', 'a-long-one', 'another'], { timeout: 45_000 });
  await expect(heading.getByRole('button')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading).toHaveAttribute('aria-sort', 'ascending');
  await page.reload();
  await expect(heading).toHaveAttribute('aria-sort', 'ascending');
});
