import { expect, test } from './clean.js';
import { freshCollector } from './freshCollector.js';
import { seed } from './seed.js';

test('an empty collector says what to do next, and fills by itself', async ({ page }) => {
  const collector = await freshCollector();
  try {
    await page.goto(collector.url);
    await expect(page.getByRole('heading', { name: 'Nothing has arrived yet' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Script tag' })).toHaveText(
      `<script async src="${collector.url}/fieldmark.js" data-endpoint="${collector.url}/v1/batches" data-app="shop"></script>`,
    );
    await seed(collector.url, { app: 'first' });
    await expect(page.getByRole('article', { name: 'LCP' })).toContainText('4 views');
  } finally {
    // It would ask on, and say in the console that nobody answers.
    await page.close();
    await collector.stop();
  }
});
