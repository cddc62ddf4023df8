import type { Advice } from '../../src/wire/index.js';
import { recorded, replay } from '../samples/replay.js';
import { expect, test } from './clean.js';
import { seed } from './seed.js';

const region = 'What to change';

async function store(url: string, app: string, names: string[], edit = (text: string) => text) {
  const batches = names.flatMap((name) => replay(recorded(name, 'fault'), 9, app));
  const body = edit(batches.map((batch) => JSON.stringify(batch)).join('\n'));
  expect((await fetch(`${url}/v1/batches`, { method: 'POST', body })).status).toBe(204);
}

test('findings stand by rank, with gain, users and place; the address says which one is open', async ({
  page,
  collector,
}) => {
  await store(collector.url, 'advised', ['long-handler', 'layout-shift', 'slow-fetch']);
  const { findings } = await collector.ask<Advice>('/api/advice?app=advised');
  await page.goto(`${collector.url}/?app=advised`);
  const cards = page.getByRole('region', { name: region }).locator('[data-rule]');
  await expect(cards.getByRole('heading', { level: 3 })).toHaveText(
    findings.slice(0, 10).map(({ title }) => title),
  );
  const card = cards.filter({ hasText: 'addAll' }).first();
  await expect(card).toContainText(/up to \d+/);
  await expect(card).toContainText('9 of 27 users');
  await expect(card).toContainText('/long-handler/fault');

  const toggle = card.getByRole('button', { name: 'How to change it' });
  await expect(toggle).toHaveAttribute('aria-expanded', 'false');
  await toggle.focus();
  await page.keyboard.press('Enter');
  await expect(toggle).toHaveAttribute('aria-expanded', 'true');
  await expect(card.locator('pre')).toContainText('scheduler.yield()');
  await page.reload();
  await expect(card.locator('pre')).toContainText('scheduler.yield()');

  const visit = card.getByRole('link', { name: /the visit/ }).first();
  const { link } = findings.find(({ rule }) => rule === 'long-handler')!.evidence.find((item) => item.link)!;
  await expect(visit).toHaveAttribute('href', new RegExp(`show=page&of=${link!.of}.*&at=${link!.at}$`));
});

test('all findings are shown when they are asked for', async ({ page, collector }) => {
  const names = [
    'long-handler',
    'layout-shift',
    'slow-fetch',
    'long-timer',
    'late-font',
    'slow-server',
    'large-json',
    'third-party',
    'uncompressed',
    'repeating-timer',
    'late-lcp-image',
  ];
  await store(collector.url, 'many', names);
  const { findings } = await collector.ask<Advice>('/api/advice?app=many');
  expect(findings.length).toBeGreaterThan(10);
  await page.goto(`${collector.url}/?app=many`);
  const cards = page.getByRole('region', { name: region }).locator('[data-rule]');
  await expect(cards).toHaveCount(10);
  await page.getByRole('button', { name: `Show all ${findings.length} findings` }).click();
  await expect(cards).toHaveCount(findings.length);
  await page.getByRole('button', { name: 'Show the first 10' }).first().click();
  await expect(cards).toHaveCount(10);
});

test('where no rule speaks, the page says so calmly, and of what', async ({ page, collector }) => {
  await seed(collector.url, { app: 'calm', pages: 1 });
  await page.goto(`${collector.url}/?app=calm`);
  await expect(page.getByRole('region', { name: region })).toContainText(
    /No rule has enough evidence to speak: 23 rules looked at 1 view of 1 user\./,
  );
});

test('hostile names in advice are text, and the page is no wider than a phone', async ({
  page,
  collector,
}) => {
  const attack = `<img src=x onerror=document.title=1>${'a'.repeat(180)}`;
  await store(collector.url, 'attack', ['long-handler', 'wide-render'], (text) =>
    text.replaceAll('addAll', attack).replaceAll('"Row"', JSON.stringify(attack)),
  );
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(`${collector.url}/?app=attack`);
  const panel = page.getByRole('region', { name: region });
  await panel.getByRole('button', { name: 'How to change it' }).first().click();
  await expect(panel.locator('pre')).toBeVisible();
  await expect(panel).toContainText(attack);
  await expect(page.locator('img')).toHaveCount(0);
  await expect(page).toHaveTitle(/Fieldmark$/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
