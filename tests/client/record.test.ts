import { expect, test } from '@playwright/test';
import { createRecorder } from '../../src/client/record.js';
import type { Views } from '../../src/client/view.js';
import { limits } from '../../src/wire/limits.js';

const view = { n: 0, startTime: 0, url: '/', route: '/', navigationType: 'navigate' } as const;
const views = { at: () => view } as unknown as Views;

test('what nobody may take yet does not grow without end, and is counted', () => {
  let time = 0;
  const recorder = createRecorder(
    (entry) => entry,
    views,
    () => {},
    () => time,
  );
  const name = 'x'.repeat(limits.name);
  const hours = 10;
  let made = 0;
  for (; time < hours * 3_600_000; time += 50, made++)
    recorder.record({ type: 'measure', startTime: time, duration: 1, name }, undefined, 1);
  const runs = recorder.cut();
  const sum = (read: (run: (typeof runs)[number]) => number) =>
    runs.reduce((total, run) => total + read(run), 0);
  const kept = sum(({ texts }) => texts.reduce((length, text) => length + text.length, 0));
  expect(kept).toBeGreaterThan(2_000_000);
  expect(kept).toBeLessThan(4_000_000);
  expect(sum(({ count }) => count)).toBe(made);
  expect(sum(({ texts, dropped }) => texts.length + (dropped?.limit ?? 0))).toBe(made);
  // Taken at last, there is room again.
  recorder.record({ type: 'measure', startTime: time, duration: 1, name }, undefined, 1);
  expect(recorder.cut()[0]?.texts).toHaveLength(1);
});
