import type { Page } from '@playwright/test';
import { limits } from '../../src/wire/limits.js';
import type { MeasureEntry } from '../../src/wire/types.js';
import { type Account, accounts } from '../account.js';
import { expect, flush, started, test } from '../fixtures.js';
import type { Received, Site } from '../site.js';

/** `FIELDMARK_LONG=1` gives the flood of long frames its length: two and a half minutes. */
const frames = process.env.FIELDMARK_LONG ? 2_000 : 40;

test('20,000 measures in one page, at 6× throttle, are all stored', async ({ page, site }) => {
  test.setTimeout(120_000);
  await page.goto(site.url);
  await started(page);
  await flush(page);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  // The page makes them in steps of its own, each shorter than a long task.
  await page.evaluate(async () => {
    for (let made = 0; made < 20_000; made += 250) {
      for (let i = 0; i < 250; i++) performance.measure(`flood:${i % 20}`, { start: made, duration: i });
      await new Promise((done) => setTimeout(done));
    }
  });
  await expect
    .poll(
      async () => {
        await flush(page);
        return site.entries('measure').length;
      },
      { timeout: 90_000 },
    )
    .toBe(20_000);
});

test('15,000 measures at once are written a few chunks at a time', async ({ page, site }) => {
  await page.addInitScript(() => {
    const written = new Map<IDBTransaction, number>();
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...args) {
      written.set(this.transaction, (written.get(this.transaction) ?? 0) + 1);
      return put.apply(this, args);
    };
    Object.assign(window, { putsOfTransactions: () => [...written.values()] });
  });
  await page.goto(site.url);
  await started(page);
  await page.evaluate('makeMeasures(15_000)');
  await flush(page);
  expect(site.entries('measure')).toHaveLength(15_000);
  const puts = await page.evaluate<number[]>('putsOfTransactions()');
  expect(puts.reduce((sum, count) => sum + count)).toBeGreaterThan(50);
  expect(Math.max(...puts)).toBeLessThanOrEqual(5);
});

/** Sends until nothing more comes, and tells what became of the page's numbers. */
async function settled(page: Page, site: Site): Promise<Account> {
  await expect
    .poll(
      async () => {
        await flush(page);
        return page.evaluate('onDisk()');
      },
      { timeout: 60_000 },
    )
    .toBe(0);
  const [account] = accounts(site.received).values();
  return account!;
}

test('of 50,000 measures in 5 s some are kept, and the others are counted', async ({ page, site }) => {
  test.setTimeout(120_000);
  await page.goto(site.url);
  await started(page);
  await page.evaluate(async () => {
    for (let made = 0; made < 50_000; made += 50) {
      for (let i = 0; i < 50; i++) performance.measure(`flood:${i}`, { start: made, duration: i });
      await new Promise((done) => setTimeout(done));
    }
    performance.mark('after');
  });
  const { stored, dropped, missing } = await settled(page, site);
  expect(missing).toBe(0);
  expect(Object.keys(dropped)).toEqual(['limit']);
  expect(site.entries('measure').length + dropped.limit!).toBe(50_000);
  expect(stored).toBeGreaterThan(4_000);
  // Another minute of the page's life may have begun.
  const characters = site.entries('measure').reduce((sum, entry) => sum + JSON.stringify(entry).length, 0);
  expect(characters).toBeLessThan(2 * (limits.stream + limits.entry));
  // One type's flood leaves room for the others.
  expect(site.entries('mark')).toHaveLength(1);
  await expect.poll(() => site.entries('web-vital').length).toBeGreaterThan(0);
});

test('after a burst, single measures are recorded as before', async ({ page, site }) => {
  await page.goto(site.url);
  await started(page);
  await page.evaluate('makeMeasures(8_000)');
  await settled(page, site);
  await page.evaluate(() => performance.measure('single', { start: 0, end: 1 }));
  const { stored, dropped } = await settled(page, site);
  expect(site.entries('measure').filter(({ name }) => name === 'single')).toHaveLength(1);
  expect(stored).toBeGreaterThan(8_000);
  expect(dropped).toEqual({});
});

test(`${frames} long frames are recorded or counted, each once`, async ({ page, site }) => {
  test.setTimeout(60_000 + frames * 200);
  await page.goto(site.url);
  await started(page);
  // Looked for from the start on: the browser keeps 200 for who comes later.
  await page.evaluate(`Promise.all([longFramesSeen(${frames}), makeLongFrames(${frames})])`);
  const { dropped, missing } = await settled(page, site);
  expect(missing).toBe(0);
  const kept = site
    .entries('long-animation-frame')
    .filter(({ scripts }) => scripts?.some(({ sourceFunctionName }) => sourceFunctionName === 'longFrame'));
  expect(kept.length + (dropped.limit ?? 0)).toBe(frames);
});

test('hostile details lose themselves and nothing else', async ({ page, site }) => {
  await page.goto(site.url);
  await started(page);
  const thrown = await page.evaluate(() => {
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;
    const details: Record<string, unknown> = {
      huge: 'x'.repeat(10_000_000),
      many: Array.from({ length: 1_000_000 }, (_, i) => i),
      bytes: new Uint8Array(10_000_000),
      wide: Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`key${i}`, i])),
      long: ['"'.repeat(10_000)],
      cyclic,
      bigint: { n: 1n },
      map: new Map([['a', 1]]),
      small: { a: 1 },
    };
    for (const [name, detail] of Object.entries(details))
      performance.measure(name, { start: 0, end: 1, detail });
    // The platform itself reads such a one, in the caller's own call.
    const trap = {
      get trap() {
        throw new Error('caught you');
      },
    };
    const calls = [
      () => performance.measure('trap', { start: 0, end: 1, detail: trap }),
      () =>
        'measure' in window.fieldmark! &&
        window.fieldmark.measure('trap', { start: 0, end: 1, detail: trap }),
    ];
    return calls.map((call) => {
      try {
        call();
        return false;
      } catch {
        return true;
      }
    });
  });
  expect(thrown).toEqual([true, false]);
  const { missing, dropped } = await settled(page, site);
  expect({ missing, dropped }).toEqual({ missing: 0, dropped: {} });
  const details = Object.fromEntries(
    site.entries('measure').map(({ name, detail, truncated }: MeasureEntry) => [name, truncated ?? detail]),
  );
  expect(details).toEqual({
    huge: true,
    many: true,
    bytes: true,
    wide: true,
    long: true,
    cyclic: true,
    bigint: true,
    map: {},
    small: { a: 1 },
  });
});

test('details that are too long are counted as what they cost to read', async ({ page, site }) => {
  await page.goto(site.url);
  await started(page);
  await page.evaluate(() => {
    const detail = 'x'.repeat(2 * 16_384);
    for (let i = 0; i < 150; i++) performance.measure('long', { start: 0, end: 1, detail });
  });
  const { missing, dropped } = await settled(page, site);
  const kept = site.entries('measure');
  expect(kept.every(({ truncated }) => truncated)).toBe(true);
  expect(kept.length).toBe(Math.ceil(limits.stream / limits.entry));
  expect({ missing, dropped }).toEqual({ missing: 0, dropped: { limit: 150 - kept.length } });
});

test('a detail that is long in copying is not read, and its entry says so', async ({ page, site }) => {
  await page.goto(site.url);
  await started(page);
  await page.evaluate(() => {
    const read: string[] = [];
    const { get } = Object.getOwnPropertyDescriptor(PerformanceMeasure.prototype, 'detail')!;
    Object.defineProperty(PerformanceMeasure.prototype, 'detail', {
      get() {
        read.push(this.name);
        return get!.call(this);
      },
    });
    const slow = {
      get slow() {
        for (const end = performance.now() + 30; performance.now() < end; );
        return 1;
      },
    };
    const { start, measure } = window.fieldmark as import('../../src/client/script.js').FieldmarkGlobal;
    measure('slow', { start: 0, end: 1, detail: slow });
    measure('quick', { start: 0, end: 1, detail: { a: 1 } });
    start('slow span').end(slow);
    Object.assign(window, { read });
  });
  await flush(page);
  await expect.poll(() => site.entries('measure')).toHaveLength(3);
  expect(await page.evaluate('read')).toEqual(['quick']);
  const told = site
    .entries('measure')
    .map(({ name, detail, truncated }: MeasureEntry) => [name, truncated ?? detail]);
  expect(Object.fromEntries(told)).toEqual({ slow: true, quick: { a: 1 }, 'slow span': true });
});

test('a request of a page that is left stays within what the browser takes', async ({ page, site }) => {
  // The first body is in flight when the page is left.
  site.answer = () => (site.received.length ? { status: 204 } : 'hang');
  await page.goto(`${site.url}/?data-send-interval=600000`);
  await started(page);
  // Two bytes a character in UTF-8.
  await page.evaluate(`makeMeasures(5000, 'ä'.repeat(60))`);
  await expect.poll(() => page.evaluate<number>('onDisk()')).toBeGreaterThanOrEqual(5_000);
  await expect.poll(() => site.received.length).toBe(1);
  // Too few to be sent at once.
  await page.evaluate(`makeMeasures(700, 'ä'.repeat(60))`);
  await expect.poll(() => page.evaluate<number>('onDisk()')).toBeGreaterThanOrEqual(5_700);
  await page.goto('about:blank');
  // Those of the page that goes; the browser is busy with the first one still.
  const last = () => site.received.slice(1);
  const newest = () =>
    Math.max(...last().flatMap(({ batches }) => batches.map(({ from, entries }) => from + entries.length)));
  // What is older is on disk for the next visit.
  await expect.poll(newest).toBeGreaterThan(5_700);
  const [{ bytes: inFlight }] = site.received as [Received];
  const sent = last().reduce((sum, { bytes }) => sum + bytes, 0);
  expect(inFlight + sent).toBeLessThanOrEqual(65_536);
  await page.goto(`${site.url}/next`);
  await started(page);
  await expect
    .poll(
      async () => {
        await flush(page);
        return site.entries('measure').length;
      },
      { timeout: 30_000 },
    )
    .toBe(5_700);
});
