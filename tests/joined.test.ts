import type { Page } from '@playwright/test';
import type { Components, Culprit, Culprits, Measure, PageStory, VisitRow } from '../src/wire/index.js';
import { buildPage } from './buildPage.js';
import { run } from './cli/run.js';
import { expect, type RunningCollector, test } from './fixtures.js';
import type { Site } from './site.js';

/** A visitor orders something: a long frame with instrumented code, and spans. The page's story, once all of it is there. */
async function order(
  page: Page,
  {
    site,
    collector,
    app,
    name = '',
  }: { site: Site; collector: RunningCollector; app: string; name?: string },
): Promise<PageStory> {
  const script = await buildPage('joined.js');
  await page.route('**/joined.js', (route) =>
    route.fulfill({ body: script, contentType: 'text/javascript' }),
  );
  const query = new URLSearchParams({ app, name, endpoint: `${collector.url}/v1/batches` });
  await page.goto(`${site.url}/module?${query}`);
  await page.addScriptTag({ url: '/joined.js', type: 'module' });
  await page.getByRole('button', { name: 'Order' }).click();
  const story = async () => {
    await page.evaluate('flushed()');
    const [visit] = await collector.ask<VisitRow[]>(`/api/visits?${new URLSearchParams({ app })}`);
    return visit && (await collector.ask<PageStory>(`/api/page?page=${visit.id}`));
  };
  await expect
    .poll(async () => {
      const entries = (await story())?.entries ?? [];
      return [
        entries.some((entry) => entry.type === 'long-animation-frame' && entry.running?.code.length),
        entries.some((entry) => entry.type === 'measure' && entry.name === `order${name}`),
      ];
    })
    .toEqual([true, true]);
  return (await story())!;
}

test('instrumented code and spans come with the long frame that they ran in, from a click to every answer', async ({
  page,
  site,
  collector,
}) => {
  const app = 'joined';
  const { head, entries } = await order(page, { site, collector, app });

  const measures = entries.filter((entry) => entry.type === 'measure');
  const names = new Map(measures.map(({ seq, name }) => [seq, name]));
  expect(Object.fromEntries(measures.map(({ name, parent }) => [name, parent && names.get(parent)]))).toEqual(
    {
      order: undefined,
      'order:check': 'order',
      'order:pay': 'order',
      bank: 'order:pay',
    },
  );
  const frame = entries.find((entry) => entry.type === 'long-animation-frame' && entry.running?.code.length);
  if (frame?.type !== 'long-animation-frame') throw new Error('There is no frame with code');
  const { code, measures: meanwhile } = frame.running!;
  const [list, priceOf] = code.toSorted((a, b) => a.name.localeCompare(b.name));
  expect([list, priceOf]).toEqual([
    { name: 'List', kind: 'component', calls: 1, own: expect.any(Number) },
    { name: 'priceOf', kind: 'function', calls: 4, own: expect.any(Number) },
  ]);
  // Clocks are coarse.
  expect(list!.own).toBeGreaterThan(69);
  expect(priceOf!.own).toBeGreaterThan(39);
  expect(meanwhile.map(({ name }) => name)).toEqual(expect.arrayContaining(['order:check', 'order']));
  expect(meanwhile[0]!.overlap).toBeGreaterThan(109);

  const { rows, ...all } = await collector.ask<Components>(`/api/components?app=${app}`);
  const culprits = await collector.ask<Culprits>(`/api/culprits?app=${app}`);
  expect(all).toMatchObject({ instrumented: true, visits: 1, frames: culprits.frames });
  expect(all.totalBlocking).toBeCloseTo(culprits.totalBlocking, 6);
  expect(rows.reduce((sum, row) => sum + row.totalBlocking, 0)).toBeCloseTo(all.totalBlocking, 6);
  const listRow = rows.find(({ name }) => name === 'List')!;
  expect(listRow).toMatchObject({ kind: 'component', frames: 1, calls: 1, users: 1, routes: 1 });
  expect(listRow.totalBlocking).toBeCloseTo((frame.blockingDuration! * list!.own) / frame.duration, 1);
  expect(listRow.worst).toEqual({
    page: head!.id,
    startTime: frame.startTime,
    duration: frame.duration,
  });

  const { children } = await collector.ask<Measure>(`/api/measure?app=${app}&name=order`);
  expect(children!.runs).toBe(1);
  expect(children!.rows.map(({ name }) => name).sort()).toEqual(['order:check', 'order:pay']);
  expect(children!.rows.find(({ name }) => name === 'order:check')!.mean).toBeGreaterThan(109);

  const clicked = culprits.rows.find(({ sourceFunctionName }) => sourceFunctionName === 'orderClicked')!;
  const { worst } = await collector.ask<Culprit>(`/api/culprit?app=${app}&key=${clicked.key}`);
  expect(worst[0]!.running).toEqual(frame.running);

  const told = await run(['page', head!.id, '--url', collector.url], { env: { COLUMNS: '160' } });
  expect(told.out).toMatch(/ {2}└ List {2}[\d.]+ ms of its own · rendered once\n/);
  expect(told.out).toMatch(/ {2}└ priceOf {2}[\d.]+ ms of its own · called 4 times\n/);
  expect(told.out).toMatch(/ {2}└ during .*order:check [\d.]+ ms/);
  expect(told.out).toMatch(
    /measure order\n[^\n]+ {2}└ order:check\n[^\n]+ {2}└ order:pay\n[^\n]+ {4}└ bank\n/,
  );
  const report = await run(['report', '--app', app, '--url', collector.url], { env: { COLUMNS: '120' } });
  expect(report.out).toMatch(/\nBy component {2}instrumented code ran in 1 of \d+ long frames?\n/);
  expect(report.out).toMatch(/ {2}List component +[\d.]+ ms/);

  await page.goto(`${collector.url}/?app=${app}&by=component`);
  const table = page.getByRole('table', { name: /^Instrumented components/ });
  await expect(table.getByRole('rowheader', { name: 'List component' })).toBeVisible();
  await expect(table.getByRole('rowheader', { name: /^Unattributed/ })).toBeVisible();
  await table.getByRole('row').nth(1).getByRole('link').click();
  const details = page.getByRole('complementary');
  await expect(details.getByRole('heading', { name: 'blocking frame' })).toBeVisible();
  await expect(details).toContainText(/List rendered once/);
  await expect(details).toContainText(/priceOf called 4 times/);
  await details.getByRole('link', { name: 'order', exact: true }).click();
  const parts = page.getByRole('table', { name: /^Parts of a run/ });
  await expect(parts.getByRole('rowheader')).toHaveCount(3);
  await parts.getByRole('link', { name: 'order:pay' }).click();
  await expect(parts.getByRole('rowheader', { name: 'bank' })).toBeVisible();
});

test('names that want to be more than names are text in every answer', async ({ page, site, collector }) => {
  const name = '<img src=x onerror=document.title="taken">\u202e';
  const app = 'joined-hostile';
  const { head, entries } = await order(page, { site, collector, app, name });
  const frame = entries.find((entry) => entry.type === 'long-animation-frame' && entry.running?.code.length);
  const told = await run(['page', head!.id, '--url', collector.url], { env: { COLUMNS: '160' } });
  expect(told.out).toContain('List<img src=x');
  expect(told.out).not.toContain('\u202e');
  const report = await run(['report', '--markdown', '--app', app, '--url', collector.url]);
  expect(report.out).toMatch(/^\| `List<img src=x[^`|]*` component \|/m);
  expect(report.out).not.toContain('\u202e');
  for (const query of [`app=${app}&by=component`, `show=page&of=${head!.id}&at=${frame!.startTime}`]) {
    await page.goto(`${collector.url}/?${query}`);
    await expect(page.locator('main')).toContainText('List<img src=x');
    await expect(page.locator('img')).toHaveCount(0);
    await expect(page).toHaveTitle(/Fieldmark$/);
  }
});
