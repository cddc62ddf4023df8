import type { Page } from '@playwright/test';
import type { FunctionRow } from '../../src/wire/index.js';
import type { Site } from '../site.js';

declare const sdk: typeof import('../../src/client/index.js');

/** A page whose application has our package, and calls `init()` unless it is told not to. */
export async function open(page: Page, site: Site, options: object | undefined = {}): Promise<void> {
  await page.goto(`${site.url}/module`);
  await page.waitForFunction(() => 'sdk' in window);
  await page.addScriptTag({ url: '/work.js' });
  if (options)
    await page.evaluate(
      (options) => sdk.init({ endpoint: '/v1/batches', app: 'test', ...options }) && sdk.flush(),
      options,
    );
}

export const send = (page: Page) => page.evaluate(() => sdk.flush());

export const tables = (site: Site, name: 'view' | 'long-animation-frame' = 'view') =>
  site.entries('functions').filter((entry) => entry.name === name);

type Sums = Pick<FunctionRow, 'calls' | 'total' | 'own' | 'longest'>;

/** What all tables together tell of each function and caller. */
export function rows(site: Site): Record<string, Sums> {
  const sums: Record<string, Sums> = {};
  for (const row of site.entries('functions').flatMap(({ rows }) => rows)) {
    const key = row.caller ? `${row.caller} › ${row.name}` : row.name;
    const sum = (sums[key] ??= { calls: 0, total: 0, own: 0, longest: 0 });
    for (const figure of ['calls', 'total', 'own'] as const) sum[figure] += row[figure];
    sum.longest = Math.max(sum.longest, row.longest);
  }
  return sums;
}
