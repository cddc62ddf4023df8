import type { Locator, Page } from '@playwright/test';
import { expect, type RunningCollector } from '../fixtures.js';
import { seed } from './seed.js';
import { storyBatch } from './storyBatch.js';

/** A screen to be visited. */
export interface Visited {
  name: string;
  /** Of its address. */
  query: string;
  /** What can be opened on it. */
  opens?: (page: Page) => Locator;
}

/** Stores visits with something for every screen, `name` standing in whatever a page can name; its screens. */
export async function screensOf(
  { url, ask }: RunningCollector,
  { app, name = '' }: { app: string; name?: string },
): Promise<Visited[]> {
  await seed(url, {
    app,
    pages: 8,
    release: `1.0.0${name}`,
    route: `/list${name}`,
    measure: `cart:price${name}`,
    inFrame: true,
    component: `List${name}`,
    script: {
      sourceFunctionName: `addToBasket${name}`,
      sourceURL: `/assets/shop.js${name}`,
      invoker: `BUTTON#buy${name}.onclick`,
    },
  });
  const stories = storyBatch({ app, name, release: `1.1.0${name}` });
  const body = stories.map((batch) => JSON.stringify(batch)).join('\n');
  expect((await fetch(`${url}/v1/batches`, { method: 'POST', body })).status).toBe(204);
  const culprits = await ask<{ rows: { key: string; unattributed?: true }[] }>(
    `/api/culprits?app=${encodeURIComponent(app)}`,
  );
  const { key } = culprits.rows.find(({ unattributed }) => !unattributed)!;
  const query = (of: { [key: string]: string }) => `?${new URLSearchParams({ ...of, app })}`;
  return [
    {
      name: 'first',
      query: query({ rows: 'advice' }),
      opens: (page) => page.getByText('The same in figures'),
    },
    {
      name: 'advice',
      query: query({}),
      opens: (page) => page.getByRole('button', { name: 'How to change it' }).first(),
    },
    { name: 'by component', query: query({ by: 'component' }) },
    { name: 'functions', query: query({ show: 'functions' }) },
    {
      name: 'instrumented',
      query: query({ show: 'instrumented', of: `List${name}`, rows: 'component' }),
    },
    { name: 'coverage', query: query({}), opens: (page) => page.locator('.holed').first() },
    { name: 'function', query: query({ show: 'function', of: key }) },
    {
      name: 'measure',
      query: query({ show: 'measure', of: `cart:price${name}` }),
      opens: (page) => page.locator('.runs summary').first(),
    },
    { name: 'parts', query: query({ show: 'measure', of: `order${name}` }) },
    {
      name: 'frame',
      query: query({ show: 'page', of: stories[0]!.page.id, at: '2004' }),
    },
    {
      name: 'interactions',
      query: query({ show: 'interactions' }),
      opens: (page) => page.locator('.target-row').first(),
    },
    { name: 'visits', query: query({ show: 'visits' }) },
    {
      name: 'page',
      query: query({ show: 'page', of: stories[0]!.page.id }),
      opens: (page) => page.getByRole('button', { name: `addToBasket${name}` }).first(),
    },
    {
      name: 'compare',
      query: query({ show: 'compare' }),
      opens: (page) => page.getByText(/without a verdict/),
    },
    { name: 'no function', query: query({ show: 'function', of: 'ffffffffffffffff' }) },
    { name: 'no measure', query: query({ show: 'measure', of: `none${name}` }) },
    {
      name: 'no page',
      query: query({ show: 'page', of: '019ac000-0000-7000-8000-000000000000' }),
    },
    { name: 'nothing', query: query({ release: `none${name}` }) },
  ];
}

/** Opens a screen, once all of it is there, and what can be opened on it. */
export async function visit(page: Page, url: string, { query, opens }: Visited): Promise<void> {
  await page.goto(`${url}/${query}`);
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false');
  await expect(page.locator('.loading, .skeleton')).toHaveCount(0);
  if (!opens) return;
  const before = page.url();
  await opens(page).click();
  // What is opened is in the address, so that it can be passed on.
  await expect(page).not.toHaveURL(before);
}
