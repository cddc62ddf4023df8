import { expect, test } from '@playwright/test';
import type { Coverage, Device, MeasureRow, Overview } from '../../src/wire/index.js';
import { withCollector } from './runCollector.js';
import { body, measures, pageId, sampleBatch } from './sampleBatch.js';

const on = (n: number, device: Device | undefined) => ({
  page: { session: `session-${n}`, ...(device && { device }) },
});

test('a device is asked for by what its browser tells, and one that tells nothing is neither', () =>
  withCollector(async (collector) => {
    await collector.post(
      body(
        sampleBatch(1, measures(0, 1), on(1, { mobile: true })),
        sampleBatch(2, measures(0, 2), on(2, { mobile: false })),
        sampleBatch(3, measures(0, 4), on(3, { cores: 8 })),
        sampleBatch(4, measures(0, 8), on(4, undefined)),
      ),
    );
    const counts: number[] = [];
    for (const query of ['device=mobile', 'device=desktop', '']) {
      const rows = await collector.ask<MeasureRow[]>(`/api/measures?${query}`);
      counts.push(rows.reduce((sum, { count }) => sum + count, 0));
    }
    expect(counts).toEqual([1, 2, 15]);
  }));

test('what was given up has the device of its page', () =>
  withCollector(async (collector) => {
    const dropped = { quota: 5, limit: 2 };
    await collector.post(
      body(
        sampleBatch(1, measures(0, 3), { ...on(1, { mobile: true }), dropped }),
        sampleBatch(1, measures(20, 1), { ...on(1, { mobile: true }), from: 20 }),
        sampleBatch(2, measures(0, 2), { ...on(2, { mobile: false }), dropped: { age: 1 } }),
        // Nothing of this page is stored, so that its device is not known.
        sampleBatch(3, [], { ...on(3, { mobile: true }), dropped: { age: 100 } }),
      ),
    );
    const mobile = await collector.ask<Coverage>('/api/coverage?device=mobile');
    expect(mobile.totals).toEqual({ pages: 1, numbered: 21, stored: 4, dropped, missing: 10 });
    expect(mobile.pages.map(({ id }) => id)).toEqual([pageId(1)]);
    const desktop = await collector.ask<Coverage>('/api/coverage?device=desktop&from=0');
    expect(desktop.totals).toEqual({ pages: 1, numbered: 3, stored: 2, dropped: { age: 1 }, missing: 0 });
    expect(await collector.ask<Overview>('/api/overview?device=mobile&to=4000000000000')).toMatchObject({
      pages: 1,
      entries: 4,
      numbered: 21,
    });
    expect((await collector.ask<Coverage>('/api/coverage')).totals.dropped).toEqual({
      quota: 5,
      limit: 2,
      age: 101,
    });
  }));
