import type { Batch, Entry } from '../../src/wire/index.js';
import { freshPageId, sampleBatch } from './sampleBatch.js';

/**
 * One visit of an instrumented application: `Cart.total` calls `Cart.price` in a view and in a long frame of 240 ms at
 * 2 s, where `App` renders `List` too. `name` stands in every name.
 */
export function functionsBatch({ app, name = '' }: { app: string; name?: string }): Batch {
  const now = Date.now();
  const id = freshPageId(now);
  const frame = { startTime: 2000, duration: 240, blockingDuration: 190 };
  const entries: Entry[] = [
    { type: 'view', startTime: 0 },
    { type: 'long-animation-frame', ...frame },
    {
      type: 'functions',
      name: 'view',
      startTime: 5,
      duration: 30_000,
      rows: [
        { name: `Cart.total${name}`, calls: 40, total: 90, own: 30, longest: 6, durations: [8, 30, 11, 10] },
        {
          ...{ name: `Cart.price${name}`, caller: `Cart.total${name}` },
          ...{ calls: 400, total: 60, own: 60, longest: 1.2, durations: [3, 400] },
        },
        {
          ...{ name: `App${name}`, kind: 'component', phase: 'mount' },
          ...{
            calls: 1,
            total: 52,
            own: 8,
            longest: 52,
            render: 40,
            layoutEffects: 8,
            effects: 4,
            durations: [19, 1],
          },
        },
        {
          ...{ name: `List${name}`, kind: 'component', phase: 'mount', caller: `App${name}` },
          ...{ calls: 2, total: 44, own: 44, longest: 30, render: 44, durations: [15, 1, 17, 1] },
        },
      ],
    },
    {
      type: 'functions',
      name: 'long-animation-frame',
      ...frame,
      rows: [
        { name: `Cart.total${name}`, calls: 2, total: 160, own: 20, longest: 90, durations: [20, 2] },
        {
          ...{ name: `Cart.price${name}`, caller: `Cart.total${name}` },
          ...{ calls: 20, total: 140, own: 140, longest: 11, durations: [13, 20] },
        },
        {
          ...{ name: `List${name}`, kind: 'component', phase: 'update', caller: `App${name}` },
          ...{ calls: 1, total: 25, own: 25, longest: 25, render: 20, effects: 5, durations: [16, 1] },
        },
      ],
    },
  ];
  return sampleBatch(0, entries, {
    page: {
      id,
      session: `session-${id.slice(-8)}`,
      app,
      release: `2.0.0${name}`,
      timeOrigin: now - 40_000,
      url: `/cart${name}`,
    },
    view: { url: `/cart${name}`, route: `/cart${name}` },
  });
}
