import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { expect, test } from './clean.js';
import { screensOf, visit } from './screensOf.js';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** What axe-core finds, a line a rule and element. The page's own policy would refuse it as a script tag. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target} ${failureSummary}`),
  );
}

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [360, 1440])
    test(`axe-core finds nothing wrong on any screen, ${colorScheme}, ${width} px wide`, async ({
      page,
      collector,
    }) => {
      test.setTimeout(240_000);
      const screens = await screensOf(collector, { app: `axe-${colorScheme}-${width}` });
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const screen of screens)
        await test.step(screen.name, async () => {
          await visit(page, collector.url, screen);
          expect.soft(await faults(page), screen.name).toEqual([]);
          expect
            .soft(await page.evaluate(() => document.documentElement.scrollWidth), screen.name)
            .toBe(width);
        });
    });
