import { expect, test } from '@playwright/test';
import { numberLine } from '../../src/store/numberLine.js';

test('the number line of a page has no gap, and what is stored counts as stored', () => {
  const stored = [
    [2, 5],
    [8, 9],
  ] as const;
  const declared = [
    { reason: 'quota', interval: [4, 7] },
    { reason: 'age', interval: [6, 8] },
    { reason: 'limit', interval: [12, 14] },
    { reason: 'limit', interval: [14, 15] },
  ] as const;
  expect(numberLine(stored, declared)).toEqual([
    { from: 0, to: 2, state: 'missing' },
    { from: 2, to: 5, state: 'stored' },
    { from: 5, to: 7, state: 'dropped', reason: 'quota' },
    { from: 7, to: 8, state: 'dropped', reason: 'age' },
    { from: 8, to: 9, state: 'stored' },
    { from: 9, to: 12, state: 'missing' },
    { from: 12, to: 15, state: 'dropped', reason: 'limit' },
  ]);
  expect(numberLine([], [])).toEqual([]);
});
