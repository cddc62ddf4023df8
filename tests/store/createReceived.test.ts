import { expect, test } from '@playwright/test';
import { createReceived, type ReceivedOptions } from '../../src/store/createReceived.js';
import type { Interval } from '../../src/store/intervals.js';
import { pageId, sampleBatch } from '../collector/sampleBatch.js';

const { now } = performance;
test.afterEach(() => {
  performance.now = now;
});

/** What is looked up is noted, and has a range of its own. */
function noting(options: Partial<ReceivedOptions>) {
  const asked: string[] = [];
  const received = createReceived({
    isFirst: () => true,
    async lookUp(batches) {
      asked.push(...batches.map(({ page }) => page.id));
      return new Map(batches.map(({ page }) => [page.id, [[0, 100]]]));
    },
    ...options,
  });
  const take = async (n: number, ...intervals: Interval[]) => {
    const nothing: Interval = [0, 0];
    const claims = [nothing, ...intervals].map((interval) => ({ pageId: pageId(n), interval }));
    await received.load(
      claims.map(() => sampleBatch(n, [])),
      claims,
    );
    received.add(claims);
    received.shrink();
  };
  return { received, asked, take };
}

test('pages with many ranges leave the memory before there are too many of them, the longest unused first', async () => {
  const { received, take } = noting({ mostRanges: 5 });
  const gaps: Interval[] = [0, 2, 4].map((from) => [from, from + 1]);
  await take(1, [0, 1]);
  await take(2, ...gaps);
  await take(1, [1, 2]);
  await take(3, [0, 1]);
  expect(received.of(pageId(2))).toEqual(gaps);
  await take(4, [0, 1]);
  expect(() => received.of(pageId(2))).toThrow('not loaded');
  expect(received.of(pageId(1))).toEqual([[0, 2]]);
  // Ranges that have met count as one.
  await take(1, [3, 4], [5, 6]);
  await take(1, [2, 5]);
  await take(5, [0, 1]);
  expect(received.of(pageId(1))).toEqual([[0, 6]]);
  expect(received.of(pageId(3))).toEqual([[0, 1]]);
});

test('a page that has too many ranges alone leaves the others where they are', async () => {
  const { received, take } = noting({ mostRanges: 5 });
  await take(1, [0, 1]);
  await take(2, ...[0, 2, 4, 6, 8, 10].map((from): Interval => [from, from + 1]));
  await take(3, [0, 1]);
  expect(() => received.of(pageId(2))).toThrow('not loaded');
  expect(received.of(pageId(1))).toEqual([[0, 1]]);
});

test('a page that was forgotten is looked up, and one that began when it was still known is not', async () => {
  let time = 0;
  performance.now = () => time;
  const { take, asked } = noting({ most: 2, isFirst: (_, known) => known >= 1000 });
  const at = (moment: number, n: number) => {
    time = moment;
    return take(n);
  };
  await at(0, 1);
  expect(asked).toEqual([pageId(1)]);
  await at(1000, 2);
  await at(1500, 3);
  // Forgets page 2, which was used at 1000.
  await at(1900, 4);
  expect(asked).toEqual([pageId(1)]);
  await at(1950, 2);
  expect(asked).toEqual([pageId(1), pageId(2)]);
  await at(2600, 5);
  expect(asked).toEqual([pageId(1), pageId(2)]);
});
