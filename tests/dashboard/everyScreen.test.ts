import { expect, test } from './clean.js';
import { screensOf, visit } from './screensOf.js';

const attack = '<img src=x onerror="document.title=\'taken\'"><script>document.title="taken"</script>';

test('hostile strings are text on every screen, and no screen asks any other server or breaks the policy', async ({
  page,
  collector,
}) => {
  test.setTimeout(240_000);
  const screens = await screensOf(collector, { app: `hostile${attack}`, name: attack });
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${collector.url}/`) && !/^(data|blob):/.test(request.url()))
      elsewhere.push(request.url());
  });
  await page.setViewportSize({ width: 360, height: 900 });
  for (const screen of screens)
    await test.step(screen.name, async () => {
      await visit(page, collector.url, screen);
      await expect(page.locator('body'), screen.name).toContainText('<img src=x');
      await expect(page.locator('img, script:not([src="dashboard.js"])')).toHaveCount(0);
      await expect(page).toHaveTitle(/Fieldmark$/);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), screen.name).toBe(360);
    });
  expect(elsewhere).toEqual([]);
});

test('however long the names and without a place to break, no screen is wider than a phone', async ({
  page,
  collector,
}) => {
  test.setTimeout(240_000);
  const name = 'm'.repeat(180);
  await page.setViewportSize({ width: 360, height: 900 });
  for (const screen of await screensOf(collector, { app: `long${name}`, name }))
    await test.step(screen.name, async () => {
      await visit(page, collector.url, screen);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), screen.name).toBe(360);
    });
});

test('a screen of one function goes on counting while it is open', async ({ page, collector }) => {
  const screens = await screensOf(collector, { app: 'counting' });
  const screen = screens.find(({ name }) => name === 'function')!;
  await visit(page, collector.url, screen);
  const users = page.locator('.culprit-figures dd').nth(2);
  await expect(users).toContainText('8');
  await screensOf(collector, { app: 'counting' });
  await expect(users).toContainText('16');
});
