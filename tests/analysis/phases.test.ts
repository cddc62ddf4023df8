import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { phaseOf, phases } from '../../src/analysis/phases.js';

const time = fc.oneof(fc.integer({ min: -100, max: 100 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
const intervals = fc.record({ start: time, processingStart: time, processingEnd: time, paint: time });

test('no phase is negative, and they sum to the time from the input to the paint', () => {
  fc.assert(
    fc.property(intervals, (raw) => {
      const { inputDelay, processing, presentation } = phases(raw);
      for (const phase of [inputDelay, processing, presentation]) expect(phase).toBeGreaterThanOrEqual(0);
      expect(inputDelay + processing + presentation).toBeCloseTo(Math.max(0, raw.paint - raw.start), 6);
    }),
  );
});

test('edges in order are kept, and one out of order is moved no further than needed', () => {
  expect(phases({ start: 10, processingStart: 30, processingEnd: 90, paint: 100 })).toEqual({
    inputDelay: 20,
    processing: 60,
    presentation: 10,
  });
  // Durations are rounded to 8 ms, so the paint can seem to come before the end of the handlers.
  expect(phases({ start: 10, processingStart: 5, processingEnd: 110, paint: 100 })).toEqual({
    inputDelay: 0,
    processing: 90,
    presentation: 0,
  });
});

test('a script belongs to the phase in which most of it lies', () => {
  const parts = { inputDelay: 50, processing: 100, presentation: 30 };
  expect(phaseOf({ start: 60, duration: 60 }, 100, parts)).toBe('inputDelay');
  expect(phaseOf({ start: 90, duration: 170 }, 100, parts)).toBe('processing');
  expect(phaseOf({ start: 245, duration: 40 }, 100, parts)).toBe('presentation');
});
