import { expect, test } from '../fixtures.js';
import { freshCollector } from './freshCollector.js';
import { screensOf } from './screensOf.js';
import { seed } from './seed.js';

test('figures stay when the collector goes away, and the page says so', async ({ page }) => {
  const collector = await freshCollector();
  await seed(collector.url, { app: 'gone' });
  await page.goto(`${collector.url}/?app=gone`);
  await expect(page.getByRole('article', { name: 'LCP' })).toContainText('4 views');
  await expect(page.getByRole('status')).toHaveText('The figures are shown.');
  await collector.stop();
  await expect(page.getByRole('alert').filter({ hasText: 'The figures are those of' })).toContainText(
    'The collector does not answer.',
  );
  await expect(page.getByRole('article', { name: 'LCP' })).toContainText('4 views');
});

test('a refused question is told, and forgotten once one is answered', async ({ page, collector }) => {
  await seed(collector.url, { app: 'refused' });
  await page.goto(`${collector.url}/?app=refused`);
  await expect(page.getByRole('article', { name: 'LCP' })).toContainText('4 views');
  await page.route('**/api/**', (route) =>
    route.fulfill({ status: 500, json: { error: 'The disk is full' } }),
  );
  await expect(page.getByRole('alert')).toContainText('The disk is full');
  await page.unroute('**/api/**');
  await expect(page.getByRole('alert')).toBeHidden();
});

test('a collector that lost its cookie asks for the token and takes it', async ({ page, context }) => {
  const collector = await freshCollector(['--token', 'open-sesame']);
  try {
    await seed(collector.url, { app: 'locked' });
    await page.goto(`${collector.url}/?token=open-sesame&app=locked`);
    await expect(page.getByRole('article', { name: 'LCP' })).toContainText('4 views');
    await expect(page).not.toHaveURL(/token/);

    await context.clearCookies();
    const token = page.getByLabel('Token');
    await token.fill('wrong');
    await page.getByRole('button', { name: 'Open' }).click();
    await expect(page.getByRole('alert')).toContainText('did not take that token');
    await token.fill('open-sesame');
    await token.press('Enter');
    await expect(page.getByRole('article', { name: 'LCP' })).toContainText('4 views');
  } finally {
    await collector.stop();
  }
});

test('each part of the first screen is shown when it is answered, in its place, whatever the others do', async ({
  page,
  collector,
}) => {
  const [first] = await screensOf(collector, { app: 'parts' });
  let answer = () => {};
  const asked = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/api/advice?*', async (route) => {
    await asked;
    await route.continue();
  });
  await page.route('**/api/measures?*', (route) =>
    route.fulfill({ status: 400, json: { error: 'sort cannot be that' } }),
  );
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${collector.url}/${first!.query}`);
  await expect(page.getByRole('article', { name: 'LCP' })).toContainText('views');
  await expect(page.getByRole('rowheader', { name: /addToBasket/ }).first()).toBeVisible();
  const advice = page.getByRole('region', { name: 'What to change' });
  await expect(advice).toHaveAttribute('aria-busy', 'true');
  await expect(page.getByRole('alert')).toContainText('sort cannot be that');
  await expect(page.getByRole('alert')).toContainText('choose anew');
  const top = (await page.getByRole('article', { name: 'LCP' }).boundingBox())!.y;
  answer();
  await expect(advice).not.toHaveAttribute('aria-busy', 'true');
  expect((await page.getByRole('article', { name: 'LCP' }).boundingBox())!.y).toBe(top);
});
