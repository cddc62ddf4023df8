import type { Interactions, Measure } from '../src/wire/index.js';
import { expect, flush, started, test } from './fixtures.js';

test('tells what was slow because busy from what was slow because waiting', async ({
  page,
  site,
  collector,
}) => {
  const endpoint = encodeURIComponent(`${collector.url}/v1/batches`);
  await page.goto(`${site.url}/?data-endpoint=${endpoint}&data-app=anatomy&data-release=1.4.0`);
  await started(page);
  await page.evaluate('addUpOnClick()');
  await page.click('#slow');
  await expect(page.locator('#text')).toHaveText('clicked');
  await page.evaluate('loadPrice()');
  await page.evaluate('loadStock()');

  const ask = async (name: string) => {
    await flush(page);
    return collector.ask<Measure>(`/api/measure?app=anatomy&name=${name}`);
  };
  const found = async (name: string, by: string) => {
    const holders = async () =>
      JSON.stringify((await ask(name)).anatomy?.holders.map(({ script, request }) => script ?? request));
    await expect.poll(holders).toContain(by);
    const { anatomy, slowest } = await ask(name);
    const total = Object.values(anatomy!.parts).reduce((sum, ms) => sum + ms, 0);
    expect(total).toBeCloseTo(slowest[0]!.duration, 1);
    return { ...anatomy!, most: anatomy!.holders[0]! };
  };

  const busy = await found('total:add', 'addUp');
  expect(busy.verdict).toBe('busy');
  expect(busy.most).toMatchObject({
    part: 'script',
    script: { release: '1.4.0', sourceURL: '/work.js', sourceFunctionName: 'addUp' },
  });
  expect(busy.parts.network + busy.parts.blocked).toBe(0);

  const waiting = await found('price:load', '/wait/price');
  expect(waiting.verdict).toBe('waiting');
  expect(waiting.most).toMatchObject({
    part: 'network',
    request: { url: '/wait/price', initiatorType: 'fetch' },
  });
  expect(waiting.parts.network).toBeGreaterThan(300);

  const behind = await found('stock:load', 'keepBusy');
  expect(behind.verdict).toBe('waiting');
  expect(behind.most).toMatchObject({ part: 'blocked', script: { sourceFunctionName: 'keepBusy' } });
  expect(behind.parts.blocked).toBeGreaterThan(behind.parts.network);

  // The click, whole: its phases, and both handlers in its frame.
  await page.goto('about:blank');
  const click = async () =>
    (await collector.ask<Interactions>('/api/interactions?app=anatomy')).rows.find(
      ({ target, known }) => target === '#slow' && known === 'inp',
    )?.worst[0];
  await expect.poll(click).toBeTruthy();
  const { phases, total, frames } = (await click())!;
  for (const phase of Object.values(phases)) expect(phase).toBeGreaterThanOrEqual(0);
  expect(phases.inputDelay + phases.processing + phases.presentation).toBeCloseTo(total, 1);
  expect(phases.processing).toBeGreaterThanOrEqual(269);
  const during = frames.flatMap(({ scripts }) =>
    scripts.map(({ sourceFunctionName, during }) => [sourceFunctionName, during]),
  );
  expect(during).toEqual([
    ['slowClick', 'processing'],
    ['addUp', 'processing'],
  ]);
});
