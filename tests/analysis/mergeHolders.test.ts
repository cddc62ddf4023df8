import { expect, test } from '@playwright/test';
import { mergeHolders } from '../../src/analysis/mergeHolders.js';
import type { Holder, Measure } from '../../src/wire/index.js';

const holder = (ms: number, culprit: string | undefined, part: Holder['part'] = 'script'): Holder => ({
  part,
  ms,
  runs: 1,
  script: {
    app: 'shop',
    release: String(ms),
    sourceURL: `/assets/app.${ms}.js`,
    sourceFunctionName: 'n',
    invoker: 'BUTTON#buy.onclick',
    invokerType: 'event-listener',
    ...(culprit && { culprit }),
  },
});

test('one function of two releases is one holder, with the time and the runs of both', () => {
  const holders = [
    holder(5, 'a'),
    holder(4, undefined),
    holder(3, 'a'),
    holder(2, 'a', 'layout'),
    holder(1, undefined),
  ];
  const { anatomy } = mergeHolders({ sample: [{}, {}, {}], anatomy: { holders } } as Measure);
  expect(anatomy!.holders.map(({ ms, runs, part }) => [ms, runs, part])).toEqual([
    [8, 2, 'script'],
    [4, 1, 'script'],
    [2, 1, 'layout'],
    [1, 1, 'script'],
  ]);
});
