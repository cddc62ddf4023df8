import { duration } from '../../src/dashboard/format/duration.js';
import type { Batch, Entry, Interactions, Measure } from '../../src/wire/index.js';
import { pageId, sampleBatch } from '../collector/sampleBatch.js';
import { expect, test } from './clean.js';

const script = (sourceFunctionName: string, startTime: number, duration: number) => ({
  startTime,
  duration,
  sourceURL: '/assets/shop.js',
  sourceFunctionName,
  sourceCharPosition: 1234,
  invoker: 'BUTTON#buy.onclick',
  invokerType: 'event-listener',
  forcedStyleAndLayoutDuration: duration / 4,
});

/** A click with a synchronous measure in it, and a measure around a request. */
function visit(
  n: number,
  app: string,
  { fn = 'addToBasket', target = '#buy', measure = 'basket:add' } = {},
): Batch {
  const entries: Entry[] = [
    { type: 'view', startTime: 0 },
    { type: 'measure', name: measure, startTime: 1010, duration: 150 * n },
    { type: 'measure', name: 'price:load', startTime: 3000, duration: 400 * n },
    { type: 'resource', name: '/api/price', startTime: 3001, duration: 380 * n, initiatorType: 'fetch' },
    {
      type: 'long-animation-frame',
      startTime: 1000,
      duration: 200 * n,
      blockingDuration: 200 * n - 50,
      renderStart: 1000 + 185 * n,
      styleAndLayoutStart: 1000 + 190 * n,
      firstUIEventTimestamp: 990,
      scripts: [script(fn, 1005, 170 * n)],
    },
    {
      type: 'web-vital',
      startTime: 990,
      name: 'INP',
      value: 210 * n + 10,
      navigationType: 'navigate',
      attribution: {
        interactionTarget: target,
        interactionType: 'pointer',
        interactionTime: 990,
        inputDelay: 15,
        processingDuration: 170 * n,
        presentationDelay: 40 * n - 5,
      },
    },
  ];
  const page = { id: pageId(Number(`0x${Buffer.from(app).toString('hex').slice(0, 8)}`) * 16 + n), app };
  return sampleBatch(n, entries, { page: { ...page, session: `${app.slice(0, 20)}-${n}` } });
}

async function store(collector: string, batches: Batch[]) {
  const body = batches.map((batch) => JSON.stringify(batch)).join('\n');
  expect((await fetch(`${collector}/v1/batches`, { method: 'POST', body })).status).toBe(204);
}

test('a measure opens to what its time is made of', async ({ page, collector }) => {
  await store(
    collector.url,
    [1, 2, 3].map((n) => visit(n, 'anatomy')),
  );
  const busy = await collector.ask<Measure>('/api/measure?app=anatomy&name=basket:add');
  const waiting = await collector.ask<Measure>('/api/measure?app=anatomy&name=price:load');
  expect([busy.anatomy!.verdict, waiting.anatomy!.verdict]).toEqual(['busy', 'waiting']);

  await page.goto(`${collector.url}/?app=anatomy`);
  await page.getByRole('link', { name: 'basket:add' }).click();
  await expect(page).toHaveURL(/show=measure&of=basket%3Aadd&app=anatomy/);
  await expect(page.getByText('slow because busy').first()).toBeVisible();
  const parts = page.getByRole('table', { name: /^What the mean run/ });
  for (const [title, ms] of [
    ['Own script', busy.anatomy!.parts.script],
    ['Style and layout', busy.anatomy!.parts.layout],
    ['Network', busy.anatomy!.parts.network],
    ['Behind other code', busy.anatomy!.parts.blocked],
    ['Rest', busy.anatomy!.parts.rest],
  ] as const)
    await expect(parts.getByRole('row', { name: title })).toContainText(duration(ms));
  const holders = page.getByRole('table', { name: /^Scripts and requests/ });
  await expect(holders.getByRole('row').nth(1)).toContainText('addToBasket');
  await expect(holders.getByRole('row').nth(1)).toContainText(duration(busy.anatomy!.holders[0]!.ms));

  const slowest = page.locator('.runs > li').first();
  await expect(slowest).toContainText(duration(450));
  await slowest.locator('summary').press('Enter');
  const { start, page: id } = busy.slowest[0]!;
  await expect(slowest.getByRole('link', { name: 'see the visit' })).toHaveAttribute(
    'href',
    new RegExp(`show=page&of=${id}&.*at=${start}`),
  );

  await page.goto(`${collector.url}/?app=anatomy&show=measure&of=price:load`);
  await expect(page.getByText('slow because waiting').first()).toBeVisible();
  await expect(holders.getByRole('row').nth(1)).toContainText('/api/price');

  await page.goto(`${collector.url}/?app=anatomy&show=measure&of=nobody:made`);
  await expect(
    page.getByRole('heading', { name: 'No run of “nobody:made” in this selection' }),
  ).toBeVisible();
});

test('an interaction opens to its frames and scripts, and the address knows which', async ({
  page,
  collector,
}) => {
  await store(
    collector.url,
    [1, 2].map((n) => visit(n, 'inputs')),
  );
  const { rows } = await collector.ask<Interactions>('/api/interactions?app=inputs');
  expect(rows).toHaveLength(1);
  const { p75, phases, worst } = rows[0]!;
  await page.goto(`${collector.url}/?app=inputs`);
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Interactions' }).click();
  const target = page.getByRole('button', { name: /#buy/ });
  await expect(target).toHaveAttribute('aria-expanded', 'false');
  for (const ms of [p75, ...Object.values(phases)]) await expect(target).toContainText(duration(ms));
  await target.press('Enter');
  await expect(target).toHaveAttribute('aria-expanded', 'true');
  const example = page.getByRole('region', { name: /^Interaction of/ }).first();
  await expect(example).toContainText(duration(worst[0]!.total));
  await expect(example).toContainText(`Long frame of ${duration(400)}`);
  await expect(example.getByText('addToBasket')).toBeVisible();
  await expect(example.getByText(/^in processing/)).toContainText('forced layout');
  await page.reload();
  await expect(target).toHaveAttribute('aria-expanded', 'true');
  await target.click();
  await expect(target).toHaveAttribute('aria-expanded', 'false');
});

test('both screens show hostile strings as text, and are no wider than a phone', async ({
  page,
  collector,
}) => {
  const attack = `<img src=x onerror="document.title='taken'">${'a'.repeat(120)}`;
  const app = 'hostile-anatomy';
  await store(collector.url, [visit(1, app, { fn: attack, target: attack, measure: attack })]);
  await page.setViewportSize({ width: 360, height: 800 });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await page.goto(`${collector.url}/?${new URLSearchParams({ app, show: 'measure', of: attack })}`);
  await expect(page.getByRole('heading', { name: attack })).toBeVisible();
  await page.locator('.runs summary').first().click();
  await expect(page.locator('.pieces').getByText(attack).first()).toBeVisible();
  expect(await width()).toBe(360);
  await page.goto(`${collector.url}/?app=${app}&show=interactions`);
  await page.getByRole('button', { name: attack }).click();
  await expect(page.getByRole('region', { name: /^Interaction of/ }).getByText(attack)).toBeVisible();
  expect(await width()).toBe(360);
  await expect(page.locator('img')).toHaveCount(0);
  await expect(page).toHaveTitle(/Fieldmark$/);
});
