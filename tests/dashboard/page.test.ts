import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { ChromeTrace } from '../../src/exporters/TraceEvent.js';
import type { PageStory } from '../../src/wire/index.js';
import { expect, test } from './clean.js';
import { storyBatch } from './storyBatch.js';

/** Stores one visit; the id of its page. */
async function store(collector: { url: string }, story: Parameters<typeof storyBatch>[0]): Promise<string> {
  const batches = storyBatch(story);
  const body = batches.map((batch) => JSON.stringify(batch)).join('\n');
  expect((await fetch(`${collector.url}/v1/batches`, { method: 'POST', body })).status).toBe(204);
  return batches[0]!.page.id;
}

const canvasOf = (page: Page) => page.getByRole('application', { name: /^Timeline/ });
const selectedIn = (page: Page) => page.locator('[data-selected]');
const detailsOf = (page: Page) => page.getByRole('complementary');
const zoomOf = (page: Page) => new URL(page.url()).searchParams.get('zoom');

test('a visit with 5,000 entries is chosen from the list, walked through by keys, and kept in the URL', async ({
  page,
  collector,
}) => {
  const id = await store(collector, { app: 'keys', more: 5000 });
  await page.goto(`${collector.url}/?app=keys&show=visits`);
  const row = page
    .getByRole('table', { name: /^Visits/ })
    .getByRole('row')
    .nth(1);
  await expect(row.getByRole('cell')).toHaveText([
    /:/,
    /^298.ms$/,
    /^280.ms$/,
    /^1\.5.s$/,
    /^288.ms$/,
    /^5.\d{3}$/,
    '1.4.0',
    'desktop · 8 cores · 8 GiB · 4g',
  ]);
  await row.getByRole('link', { name: '/shop/cart' }).press('Enter');
  await expect(canvasOf(page)).toHaveAccessibleName(/^Timeline: 5.\d{3} entries in 1\d tracks$/);
  await expect(page).toHaveURL(new RegExp(`show=page&of=${id}&app=keys`));
  const steps = await page.evaluate(() => history.length);

  await canvasOf(page).focus();
  await expect(selectedIn(page)).toHaveText('Nothing is selected.');
  await page.keyboard.press('ArrowDown');
  await expect(selectedIn(page)).toContainText(/^Views, 1 of 2: \/shop\/cart/);
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(selectedIn(page)).toHaveText(
    /^Long frames, 2 of 2: blocking frame, at 2\.004.s, for 280.ms\.$/,
  );
  for (let i = 0; i < 6; i++) await page.keyboard.press('w');
  await expect.poll(() => zoomOf(page)).toMatch(/^20\d\d.*~2[3-5]\d\d/);
  await expect(page).toHaveURL(/item=7(&|$)/);
  const zoomed = zoomOf(page);
  await page.keyboard.press('d');
  await expect.poll(() => zoomOf(page)).not.toBe(zoomed);
  await page.keyboard.press('a');
  await expect.poll(() => zoomOf(page)).toBe(zoomed);
  expect(await page.evaluate(() => history.length)).toBe(steps);

  await page.keyboard.press('Enter');
  const details = detailsOf(page);
  await expect(details.getByRole('heading', { name: 'blocking frame' })).toBeFocused();
  await expect(details).toContainText('blockingDuration210');
  await details.getByRole('button', { name: /addToBasket/ }).press('Enter');
  await expect(selectedIn(page)).toContainText('Scripts in long frames');
  await expect(details).toContainText('/assets/app.3f2.js@48');
  await expect(details).toContainText('invokerBUTTON#buy.onclick');
  await expect(page).toHaveURL(/item=7\.0(&|$)/);

  await page.reload();
  await expect(selectedIn(page)).toContainText('addToBasket');
  expect(zoomOf(page)).toBe(zoomed);
  await canvasOf(page).press('Home');
  await expect.poll(() => zoomOf(page)).toBe(null);
  await canvasOf(page).press('Escape');
  await expect(selectedIn(page)).toHaveText('Nothing is selected.');
  await page.goBack();
  await expect(page.getByRole('table', { name: /^Visits/ })).toBeVisible();
});

test('a time opens at what begins then, and what is near it', async ({ page, collector }) => {
  const id = await store(collector, { app: 'at', more: 300 });
  await page.goto(`${collector.url}/?show=page&of=${id}&at=2004`);
  await expect(selectedIn(page)).toContainText('Long frames, 2 of 2');
  await expect(detailsOf(page).getByRole('heading', { level: 3 })).toHaveText('blocking frame');
  // Until the reader moves, the link stays what it was.
  expect(new URL(page.url()).searchParams.get('at')).toBe('2004');
  await canvasOf(page).press('w');
  await expect.poll(() => zoomOf(page)).toMatch(/~/);
  const [from, to] = zoomOf(page)!.split('~').map(Number);
  expect(from).toBeGreaterThan(1500);
  expect(to).toBeLessThan(2800);
  expect(new URL(page.url()).searchParams.get('at')).toBe(null);
  await page.goto(`${collector.url}/?show=page&of=${id}&at=2020&zoom=0~3000`);
  await expect(detailsOf(page).getByRole('heading', { level: 3 })).toHaveText('cart:price');
  await expect(detailsOf(page).getByRole('link', { name: 'All runs of this measure' })).toHaveAttribute(
    'href',
    /show=measure&of=cart%3Aprice/,
  );
});

test('the link has the last of quick movements, whatever the page is busy with', async ({
  page,
  collector,
}) => {
  const id = await store(collector, { app: 'quick', more: 300 });
  await page.goto(`${collector.url}/?show=page&of=${id}&zoom=2000~2300`);
  await canvasOf(page).focus();
  await canvasOf(page).evaluate(async (canvas) => {
    const frame = () => new Promise(requestAnimationFrame);
    const press = (key: string) => canvas.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    const pressed = performance.now();
    press('w');
    while (performance.now() < pressed + 200) await frame();
    press('w');
    await undefined;
    while (performance.now() < pressed + 400);
  });
  // Twice as near: 0.6 × 0.6 of 300.
  await expect
    .poll(() => {
      const [from, to] = zoomOf(page)!.split('~').map(Number) as [number, number];
      return Math.round(to - from);
    })
    .toBe(108);
});

test('the pointer shows, selects, zooms and moves, and the plain wheel scrolls the document', async ({
  page,
  collector,
}) => {
  const id = await store(collector, { app: 'pointer', more: 300 });
  await page.goto(`${collector.url}/?show=page&of=${id}&zoom=2000~2300`);
  const canvas = canvasOf(page);
  await canvas.scrollIntoViewIfNeeded();
  const box = (await canvas.boundingBox())!;
  // The frame of the click spans nearly all of it; its lane is found by looking.
  const frames = await (async () => {
    for (let y = 30; y < box.height; y += 8) {
      await page.mouse.move(box.x + box.width / 2, box.y + y);
      if (await page.locator('.timeline-tooltip', { hasText: 'blocking frame' }).count()) return y;
    }
    throw new Error('no frame was found');
  })();
  await expect(page.locator('.timeline-tooltip')).toContainText(/2\.004.s · 280.ms/);
  await page.mouse.click(box.x + box.width / 2, box.y + frames);
  await expect(detailsOf(page).getByRole('heading', { level: 3 })).toHaveText('blocking frame');

  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  await expect.poll(() => zoomOf(page)).not.toBe('2000~2300');
  const [from, to] = zoomOf(page)!.split('~').map(Number) as [number, number];
  expect(to - from).toBeLessThan(300);
  expect((from + to) / 2).toBeCloseTo(2150, -1);

  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 100, box.y + frames, { steps: 3 });
  await page.mouse.up();
  const moved = from + ((to - from) * 100) / box.width;
  await expect.poll(() => Number(zoomOf(page)?.split('~')[0])).toBeCloseTo(moved, 0);
  await expect(detailsOf(page).getByRole('heading', { level: 3 })).toHaveText('blocking frame');

  const kept = zoomOf(page);
  const before = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before);
  expect(zoomOf(page)).toBe(kept);
});

test('dragging across the strip chooses what is seen', async ({ page, collector }) => {
  const id = await store(collector, { app: 'strip', more: 300 });
  await page.goto(`${collector.url}/?show=page&of=${id}`);
  await expect(canvasOf(page)).toBeVisible();
  const strip = (await page.locator('.strip canvas').boundingBox())!;
  const y = strip.y + strip.height / 2;
  await page.mouse.move(strip.x + strip.width * 0.2, y);
  await page.mouse.down();
  await page.mouse.move(strip.x + strip.width * 0.4, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => zoomOf(page)).toMatch(/~/);
  const [from, to] = zoomOf(page)!.split('~').map(Number) as [number, number];
  expect(from / 10_100).toBeCloseTo(0.2, 1);
  expect(to / 10_100).toBeCloseTo(0.4, 1);
});

test('the table holds what the picture shows, a page at a time, and selects', async ({ page, collector }) => {
  const id = await store(collector, { app: 'table', more: 200 });
  await page.goto(`${collector.url}/?show=page&of=${id}`);
  const table = page.getByRole('table', { name: /^What the timeline shows/ });
  await expect(table.getByRole('row')).toHaveCount(51);
  const all = Number(
    /\d+/.exec(
      await page
        .getByRole('region', { name: 'Entries', exact: true })
        .getByText(/in all/)
        .innerText(),
    )![0],
  );
  const seen = new Set<string>();
  for (;;) {
    for (const text of await table.getByRole('row').allInnerTexts()) if (/\d/.test(text)) seen.add(text);
    const next = page.getByRole('button', { name: 'Next' });
    if (await next.isDisabled()) break;
    const first = await table.getByRole('row').nth(1).innerText();
    await next.click();
    await expect(table.getByRole('row').nth(1)).not.toHaveText(first);
  }
  // Some are alike in all that the table says.
  expect(seen.size).toBeGreaterThan(all * 0.8);
  expect(seen.size).toBeLessThanOrEqual(all);
  await expect(page).toHaveURL(/rows=\d/);
  await table.getByRole('button', { name: 'Duration' }).click();
  await expect(table.getByRole('row').nth(1)).toContainText('/shop/cart');
  await expect(page).not.toHaveURL(/rows=/);
  await table.getByRole('button', { name: 'checkout' }).press('Enter');
  await expect(selectedIn(page)).toContainText('checkout');
  await expect(table.locator('tr[aria-current]')).toContainText('checkout');
  await page.goto(`${collector.url}/?show=page&of=${id}&zoom=2030~2050`);
  await expect(table).toContainText('cart:tax');
  await expect(table).not.toContainText('DOMContentLoaded');
});

test('what lacks is told in words, with its reason', async ({ page, collector }) => {
  const id = await store(collector, { app: 'lacks' });
  await page.goto(`${collector.url}/?show=page&of=${id}`);
  const main = page.getByRole('main');
  await expect(main).toContainText('28 missing: not here yet, or lost');
  await main.getByRole('button', { name: '12 entries dropped' }).click();
  await expect(detailsOf(page)).toContainText('droppedthe browser’s share of the disk was full');
  await main.getByRole('button', { name: '28 entries missing' }).click();
  await expect(detailsOf(page)).toContainText('missingnot here yet, or lost');

  // From the panel that counts the holes, one page's are a step away.
  await page.goto(`${collector.url}/?app=lacks`);
  await page.getByRole('button', { name: /^\/shop\/cart/ }).click();
  await page.getByRole('link', { name: 'Its timeline' }).click();
  await expect(canvasOf(page)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`show=page&of=${id}&app=lacks`));
});

test('a page of which not all can be shown says so', async ({ page, collector }) => {
  const id = await store(collector, { app: 'cut' });
  await page.route('**/api/page*', async (route) => {
    const response = await route.fetch();
    const story = (await response.json()) as PageStory;
    story.head!.coverage = { numbered: 12_345, stored: 12_345, dropped: {}, missing: 0 };
    await route.fulfill({ json: story });
  });
  await page.goto(`${collector.url}/?show=page&of=${id}`);
  await expect(page.getByRole('note')).toHaveText(/^29 of 12.345 entries are shown: the longest/);
});

test('the trace is saved as a file that says what the page did', async ({ page, collector }) => {
  const id = await store(collector, { app: 'export', more: 5000 });
  await page.goto(`${collector.url}/?show=page&of=${id}`);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export trace' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe(`fieldmark-${id}.json`);
  const { traceEvents } = JSON.parse(await readFile(await download.path(), 'utf8')) as ChromeTrace;
  const count = (name: string) => traceEvents.filter((event) => event.name === name).length;
  expect(count('TracingStartedInBrowser')).toBe(1);
  expect(count('RunTask')).toBe(3);
  expect(count('ResourceFinish')).toBe(6 + 1000 + 1);
  expect(JSON.stringify(traceEvents)).toContain('addToBasket');
});

test('hostile names are shown as text, in the picture, the table and the list', async ({
  page,
  collector,
}) => {
  const name = '<img src=x onerror="document.title=\'taken\'">';
  const id = await store(collector, { app: 'hostile', name, release: name });
  await page.goto(`${collector.url}/?app=hostile&show=visits`);
  await expect(page.getByRole('table')).toContainText(`/shop/cart${name}`);
  await page.goto(`${collector.url}/?show=page&of=${id}&at=2012`);
  await expect(detailsOf(page).getByRole('heading', { level: 3 })).toHaveText(`addToBasket${name}`);
  await expect(selectedIn(page)).toContainText(`addToBasket${name}`);
  await expect(page.getByRole('table')).toContainText(`cart:price${name}`);
  await expect(page.locator('img')).toHaveCount(0);
  await expect(page).toHaveTitle(/Fieldmark$/);
});

test('a page that is not there, and what is no page, say what to do next', async ({ page, collector }) => {
  await store(collector, { app: 'there' });
  await page.goto(`${collector.url}/?show=page&of=01920000-0000-7000-8000-00000000dead`);
  await expect(page.getByRole('heading', { name: 'Nothing of this page is stored' })).toBeVisible();
  await page.getByRole('link', { name: 'Choose another visit' }).click();
  await expect(page.getByRole('table', { name: /^Visits/ })).toBeVisible();
  await page.goto(`${collector.url}/?show=page`);
  await expect(page.getByRole('heading', { name: 'No page is chosen' })).toBeVisible();
});

test('a page outside of the selection is shown all the same', async ({ page, collector }) => {
  const id = await store(collector, { app: 'outside' });
  await page.goto(`${collector.url}/?show=page&of=${id}&app=nobody`);
  await expect(canvasOf(page)).toBeVisible();
});

for (const width of [360, 800, 1440]) {
  test(`a visit and the list are no wider than a window of ${width} px`, async ({ page, collector }) => {
    const id = await store(collector, { app: 'wide', name: 'a'.repeat(120), more: 20 });
    await page.setViewportSize({ width, height: 800 });
    for (const query of [`show=page&of=${id}&at=2012`, 'show=visits&app=wide']) {
      await page.goto(`${collector.url}/?${query}`);
      await expect(page.getByRole('table')).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  });
}

test('the picture follows light and dark, and the size of the window', async ({ page, collector }) => {
  const id = await store(collector, { app: 'scheme' });
  await page.goto(`${collector.url}/?show=page&of=${id}`);
  const look = () => canvasOf(page).evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const sizes = () =>
    canvasOf(page).evaluate((canvas: HTMLCanvasElement) => [
      canvas.width,
      canvas.clientWidth * devicePixelRatio,
    ]);
  await expect.poll(async () => new Set(await sizes()).size).toBe(1);
  const light = await look();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(look).not.toBe(light);
  await page.setViewportSize({ width: 700, height: 800 });
  await expect.poll(async () => (await sizes())[0]).toBeLessThan(700);
  await expect.poll(async () => new Set(await sizes()).size).toBe(1);
});
