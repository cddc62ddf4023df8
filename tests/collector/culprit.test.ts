import { expect } from '@playwright/test';
import type { Entry } from '../../src/wire/index.js';
import { frame, rounded, script } from './culpritSamples.js';
import { batch, take, test } from './storeTest.js';

test('a culprit has its evidence: frames, histogram, measures and the interactions it delayed', async ({
  store,
  ask,
}) => {
  const app = 'evidence';
  const measure = (name: string, startTime: number, duration: number): Entry => ({
    type: 'measure',
    name,
    startTime,
    duration,
  });
  const inp = (startTime: number, value: number, target = '#buy'): Entry => ({
    type: 'web-vital',
    name: 'INP',
    startTime,
    value,
    navigationType: 'navigate',
    attribution: {
      interactionTarget: target,
      interactionType: 'pointer',
      interactionTime: startTime,
      inputDelay: 10,
      processingDuration: value - 30,
      presentationDelay: 20,
    },
  });
  const slow = batch(app, [
    frame(300, 250, [script('buy', 240, { forcedStyleAndLayoutDuration: 60 }), script('other', 60)], 1_000),
    frame(80, 30, [script('buy', 80)], 5_000),
    frame(100, 50, [script('other', 100)], 9_000),
    measure('basket:add', 1_010, 200),
    measure('basket:add', 5_010, 20),
    measure('whole page', 0, 10_000),
    measure('elsewhere', 9_010, 50),
    measure('before', 500, 100),
    inp(990, 310),
    inp(8_990, 120, '#elsewhere'),
    {
      type: 'web-vital',
      name: 'INP',
      startTime: 1_000,
      value: 400,
      navigationType: 'navigate',
    },
  ]);
  const other = batch(
    app,
    [measure('basket:add', 1_010, 200), inp(990, 900), frame(60, 10, [script('buy', 12)], 3_000)],
    {
      view: { route: '/list' },
    },
  );
  await take(store, slow, other, batch('another', [frame(60, 10, [script('buy', 12)], 3_000)]));
  const { rows } = await ask('culprits', { app });
  const { key } = rows.find(({ sourceFunctionName }) => sourceFunctionName === 'buy')!;
  const { row, worst, histogram, measures, interactions, searched } = await ask('culprit', { app, key });
  expect(rounded(row)).toEqual(rounded(rows.find((one) => one.key === key)));
  expect(worst).toEqual([
    {
      page: slow.page.id,
      route: '/cart',
      release: '',
      startTime: 1_000,
      duration: 300,
      blocking: 250,
      ownDuration: 240,
      ownForced: 60,
      running: {
        code: [],
        measures: [
          { name: 'basket:add', count: 1, overlap: 200 },
          { name: 'whole page', count: 1, overlap: 300 },
        ],
      },
    },
    expect.objectContaining({
      page: slow.page.id,
      startTime: 5_000,
      blocking: 30,
      ownDuration: 80,
      ownForced: 0,
    }),
    expect.objectContaining({ page: other.page.id, startTime: 3_000, route: '/list', ownDuration: 12 }),
  ]);
  expect(searched).toBe(3);
  expect(histogram.filter(({ count }) => count)).toEqual([
    { from: 10, to: 15, count: 1 },
    { from: 75, to: 100, count: 1 },
    { from: 200, to: 250, count: 1 },
  ]);
  expect(histogram.map(({ from }) => from)).toEqual([10, 15, 20, 30, 40, 50, 75, 100, 125, 150, 200]);
  expect(measures).toEqual([
    { name: 'basket:add', count: 2, frames: 2, inside: 1 },
    { name: 'whole page', count: 1, frames: 2, inside: 0.038 },
  ]);
  expect(interactions).toEqual([
    {
      page: slow.page.id,
      route: '/cart',
      startTime: 990,
      duration: 310,
      target: '#buy',
      type: 'pointer',
      inputDelay: 10,
      processingDuration: 280,
      presentationDelay: 20,
    },
  ]);
  // What no script explains opens as well.
  const rest = await ask('culprit', { app, key: rows.find(({ unattributed }) => unattributed)!.key });
  expect(rest.row).toMatchObject({ unattributed: true, frames: 4 });
  expect(await ask('culprit', { app, key: 'ffffffffffffffff' })).toMatchObject({
    visits: 2,
    worst: [],
    measures: [],
  });
});
