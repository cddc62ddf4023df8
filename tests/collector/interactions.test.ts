import { expect, test } from '@playwright/test';
import type { Entry, Interactions, Script } from '../../src/wire/index.js';
import { type Running, withCollector } from './runCollector.js';
import { body, pageId, sampleBatch } from './sampleBatch.js';

const inp = (value: number, attribution?: Record<string, string | number>): Entry => ({
  type: 'web-vital',
  startTime: 900,
  name: 'INP',
  value,
  navigationType: 'navigate',
  ...(attribution && { attribution }),
});
const click = (interactionTarget: string, [inputDelay, processingDuration, presentationDelay]: number[]) => ({
  interactionTarget,
  interactionType: 'pointer',
  interactionTime: 1000,
  inputDelay: inputDelay!,
  processingDuration: processingDuration!,
  presentationDelay: presentationDelay!,
});
const script = (name: string, startTime: number, duration: number, more: Partial<Script> = {}): Script => ({
  startTime,
  duration,
  sourceURL: '/app.js',
  sourceFunctionName: name,
  sourceCharPosition: 10,
  invoker: 'BUTTON#buy.onclick',
  invokerType: 'event-listener',
  ...more,
});

async function store(collector: Running, ...batches: Parameters<typeof body>) {
  expect((await collector.post(body(...batches))).status).toBe(204);
}

test('the last INP of a view is one interaction, with the frames and scripts inside it', () =>
  withCollector(async (collector) => {
    const timer = script('timer', 950, 100, {
      invoker: 'TimerHandler:setTimeout',
      invokerType: 'user-callback',
    });
    const frames: Entry[] = [
      { type: 'long-animation-frame', startTime: 950, duration: 100, scripts: [timer] },
      {
        type: 'long-animation-frame',
        startTime: 1050,
        duration: 230,
        blockingDuration: 180,
        renderStart: 1255,
        firstUIEventTimestamp: 1000,
        presentationTime: 1295.5,
        scripts: [script('buy', 1051, 199, { forcedStyleAndLayoutDuration: 80 })],
      },
      { type: 'long-animation-frame', startTime: 5000, duration: 300 },
    ];
    await store(
      collector,
      sampleBatch(1, [
        inp(96, click('#other', [1, 90, 5])),
        ...frames,
        inp(296, click('#buy', [51, 199, 46])),
      ]),
      sampleBatch(2, [inp(104, click('#buy', [4, 90, 10]))], { page: { session: 'session-1' } }),
      // Without attribution nothing can be told.
      sampleBatch(3, [inp(5000)]),
    );
    const { count, rows } = await collector.ask<Interactions>('/api/interactions');
    expect(count).toBe(2);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      target: '#buy',
      type: 'pointer',
      known: 'inp',
      count: 2,
      users: 1,
      p75: 248,
      mean: 200,
      phases: { inputDelay: 27.5, processing: 144.5, presentation: 28 },
    });
    const [worst, other] = rows[0]!.worst;
    expect(other).toMatchObject({ page: pageId(2), total: 104, frames: [] });
    expect(worst).toMatchObject({
      page: pageId(1),
      start: 1000,
      total: 296,
      paint: 1296,
      phases: { inputDelay: 51, processing: 199, presentation: 46 },
      frames: [
        { start: 950, scripts: [{ sourceFunctionName: 'timer', during: 'inputDelay' }] },
        {
          start: 1050,
          blocking: 180,
          renderStart: 1255,
          presentationTime: 1295.5,
          scripts: [{ sourceFunctionName: 'buy', during: 'processing', forced: 80 }],
        },
      ],
    });
    expect(worst!.frames[0]).not.toHaveProperty('renderStart');
  }));

test('handlers that the INP does not tell of are known from its frames', () =>
  withCollector(async (collector) => {
    await store(
      collector,
      sampleBatch(1, [
        {
          type: 'long-animation-frame',
          startTime: 900,
          duration: 380,
          firstUIEventTimestamp: 905,
          scripts: [script('before', 905, 80), script('buy', 1003, 120), script('track', 1123, 130)],
        },
        // What `pointerup` took of a slow click.
        inp(296, click('#buy', [2, 0.4, 293.6])),
      ]),
    );
    const { rows } = await collector.ask<Interactions>('/api/interactions');
    expect(rows).toHaveLength(1);
    const { inputDelay, processing, presentation } = rows[0]!.phases;
    expect([inputDelay, processing, presentation].map(Math.round)).toEqual([2, 251, 43]);
    expect(rows[0]!.worst[0]!.frames[0]!.scripts.map(({ during }) => during)).toEqual([
      'processing',
      'processing',
    ]);
  }));

test("an input in a long frame counts where it is not the view's slowest", () =>
  withCollector(async (collector) => {
    const frame = (startTime: number, scripts: Script[]): Entry => ({
      type: 'long-animation-frame',
      startTime,
      duration: 200,
      firstUIEventTimestamp: startTime + 10,
      scripts,
    });
    await store(
      collector,
      sampleBatch(1, [
        frame(1000, [script('buy', 1015, 100)]),
        inp(250, click('#buy', [5, 100, 145])),
        frame(3000, [
          script('first', 3030, 20, { invoker: 'INPUT#q.onkeydown' }),
          script('search', 3060, 90, { invoker: 'INPUT#q.oninput' }),
        ]),
        // An input, and nobody listened.
        frame(6000, [script('raf', 6000, 90, { invokerType: 'user-callback' })]),
      ]),
    );
    const { count, rows } = await collector.ask<Interactions>('/api/interactions');
    expect(count).toBe(2);
    expect(rows.map(({ target, type, known }) => [target, type, known])).toEqual([
      ['#buy', 'pointer', 'inp'],
      ['#q', 'input', 'frame'],
    ]);
    expect(rows[1]).toMatchObject({
      mean: 190,
      phases: { inputDelay: 20, processing: 120, presentation: 50 },
      worst: [{ start: 3010, total: 190, paint: 3200 }],
    });
    const all = `app=shop&route=/cart&from=0&to=${Date.now() + 1}`;
    expect(await collector.ask<Interactions>(`/api/interactions?${all}`)).toEqual({ count, rows });
    const none = await collector.ask<Interactions>('/api/interactions?app=other');
    expect(none).toEqual({ count: 0, rows: [] });
  }));

test('a control with an id is one row, whether a view’s INP or a long frame tells of it', () =>
  withCollector(async (collector) => {
    const heard = (invoker: string, startTime: number): Entry => ({
      type: 'long-animation-frame',
      startTime,
      duration: 200,
      firstUIEventTimestamp: startTime + 10,
      scripts: [script('listener', startTime + 15, 100, { invoker })],
    });
    await store(
      collector,
      sampleBatch(1, [
        inp(250, click('#buy', [5, 100, 145])),
        heard('BUTTON#buy.onclick', 3000),
        heard('BUTTON#buy.onpointerup', 4000),
        // What a listener of these hears can be meant for anything inside.
        heard('DIV#app.onclick', 5000),
        heard('#document.onkeydown', 6000),
        heard('INPUT#q.onkeydown', 7000),
        heard('BUTTON.onclick', 8000),
      ]),
      sampleBatch(2, [inp(220, click('#app', [5, 100, 115]))]),
    );
    const { rows } = await collector.ask<Interactions>('/api/interactions');
    expect(rows.map(({ target, type, known, count }) => [target, type, known, count]).sort()).toEqual([
      ['#app', 'pointer', 'inp', 1],
      ['#buy', 'pointer', 'inp', 3],
      ['#document', 'keydown', 'frame', 1],
      ['#q', 'keyboard', 'frame', 1],
      ['BUTTON', 'click', 'frame', 1],
      ['DIV#app', 'click', 'frame', 1],
    ]);
  }));

test('phases that contradict one another are none below 0, and sum to the whole', () =>
  withCollector(async (collector) => {
    const contradictions = [
      [500, 500, 0],
      [-50, 10, 900],
      [0, -100, 0],
      [90, 5, -5],
    ];
    await store(
      collector,
      ...contradictions.map((parts, n) => sampleBatch(n + 1, [inp(100 + n, click(`#t${n}`, parts))])),
    );
    const { rows } = await collector.ask<Interactions>('/api/interactions');
    expect(rows).toHaveLength(contradictions.length);
    for (const { phases, mean, worst } of rows) {
      for (const [of, total] of [
        [phases, mean],
        [worst[0]!.phases, worst[0]!.total],
      ] as const) {
        for (const part of Object.values(of)) expect(part).toBeGreaterThanOrEqual(0);
        expect(Object.values(of).reduce((sum, part) => sum + part, 0)).toBeCloseTo(total, 6);
      }
      expect(phases.inputDelay).toBeCloseTo(worst[0]!.phases.inputDelay, 6);
    }
  }));
