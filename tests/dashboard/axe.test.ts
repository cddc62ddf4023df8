import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { expect, test } from './clean.js';
import { screensOf, visit } from './screensOf.js';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** What axe-core finds, a line a rule and element. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target} ${failureSummary}`),
  );
}

test('axe-core finds nothing wrong on any screen, wide and light, narrow and dark', async ({
  page,
  collector,
}) => {
  test.setTimeout(240_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const screen of await screensOf(collector, { app: 'axe' }))
    await test.step(screen.name, async () => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.emulateMedia({ colorScheme: 'light' });
      await visit(page, collector.url, screen);
      // The page's own policy would refuse it as a script tag.
      await page.evaluate(axe);
      expect.soft(await faults(page), screen.name).toEqual([]);
      await page.setViewportSize({ width: 360, height: 900 });
      await page.emulateMedia({ colorScheme: 'dark' });
      expect.soft(await faults(page), `${screen.name}, narrow and dark`).toEqual([]);
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), screen.name).toBe(360);
    });
});
