import { expect, test } from './clean.js';
import { seed } from './seed.js';

test('hostile strings are shown as text', async ({ page, collector }) => {
  const attack = '<img src=x onerror="document.title=\'taken\'">';
  await seed(collector.url, {
    app: attack,
    release: attack,
    route: `/${attack}`,
    measure: attack,
    script: { sourceFunctionName: attack, sourceURL: `javascript:${attack}`, invoker: attack },
  });
  await page.goto(`${collector.url}/?${new URLSearchParams({ app: attack })}`);
  await expect(page.getByRole('rowheader', { name: attack }).first()).toBeVisible();
  await expect(page.getByRole('table', { name: /^Measures/ })).toContainText(attack);
  await expect(page.locator('img')).toHaveCount(0);
  await expect(page).toHaveTitle(/Fieldmark$/);
});

for (const width of [360, 800, 1440]) {
  test(`the page is no wider than a window of ${width} px`, async ({ page, collector }) => {
    const long = 'a'.repeat(200);
    await seed(collector.url, {
      app: 'narrow',
      measure: `${long}:measure`,
      script: { sourceFunctionName: long, sourceURL: `/${long}.js`, invoker: `DIV#${long}.onclick` },
    });
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${collector.url}/?app=narrow`);
    await expect(page.getByRole('img', { name: /^Views over time/ })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}

test('every control and table can be told by its name', async ({ page, collector }) => {
  await seed(collector.url, { app: 'named' });
  await page.goto(`${collector.url}/?app=named`);
  await expect(page.getByRole('table')).toHaveCount(5);
  const nameless = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, select, input, summary, [role="img"]')]
      .filter(
        (element) =>
          !element.getAttribute('aria-label') &&
          !element.textContent?.trim() &&
          !(element instanceof HTMLInputElement && element.labels?.length),
      )
      .map(({ outerHTML }) => outerHTML),
  );
  expect(nameless).toEqual([]);
});
