import type { FunctionRow } from '../../src/wire/index.js';
import { expect, flush, started, test } from '../fixtures.js';
import { open, rows, send, tables } from './counted.js';

declare const sdk: typeof import('../../src/client/index.js');
declare const busy: (ms: number) => void;
declare const inFrame: (ms: number, work: () => void) => Promise<void>;

test('calls and their times are told as one small table, by function and caller', async ({ page, site }) => {
  await open(page, site);
  await page.evaluate(async () => {
    const price = sdk.wrap('price', () => busy(4));
    const total = sdk.wrap('total', (times: number) => {
      for (let i = 0; i < times; i++) price();
      busy(6);
    });
    const load = sdk.wrap('load', async () => {
      busy(3);
      await new Promise((done) => setTimeout(done, 60));
      price();
    });
    total(2);
    total(1);
    price();
    await load();
  });
  await send(page);
  await expect.poll(() => rows(site).load?.total).toBeGreaterThanOrEqual(62);
  const told = rows(site);
  expect(Object.fromEntries(Object.entries(told).map(([key, { calls }]) => [key, calls]))).toEqual({
    total: 2,
    'total › price': 3,
    // Nobody knows who goes on after an await.
    price: 2,
    load: 1,
  });
  expect(told.total!.own).toBeGreaterThanOrEqual(11.8);
  expect(told.total!.total).toBeGreaterThanOrEqual(23.6);
  expect(told.total!.total - told.total!.own).toBeGreaterThanOrEqual(told['total › price']!.total - 0.2);
  expect(told['total › price']!.own).toBeGreaterThanOrEqual(11.8);
  expect(told.load!.own).toBeGreaterThanOrEqual(2.9);
  // However slow the machine: what it awaited is not its own.
  expect(told.load!.total - told.load!.own).toBeGreaterThanOrEqual(59);
  const durations = tables(site)
    .flatMap(({ rows }) => rows)
    .flatMap(({ durations = [] }) => durations.filter((_, i) => i % 2));
  expect(durations.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(8);
  for (const { startTime, duration, rows } of site.entries('functions'))
    expect(
      rows.reduce((sum, { own }) => sum + own, 0),
      `${startTime}`,
    ).toBeLessThanOrEqual(duration + 0.1 * rows.length);
});

test('a function that calls itself takes its time once', async ({ page, site }) => {
  await open(page, site);
  const took = await page.evaluate(() => {
    const walk: (depth: number) => number = sdk.wrap('walk', (depth: number) => {
      busy(2);
      return depth ? 1 + walk(depth - 1) : 1;
    });
    const start = performance.now();
    if (walk(9) !== 10) throw new Error('not its result');
    return performance.now() - start;
  });
  await send(page);
  await expect.poll(() => rows(site).walk?.calls).toBe(1);
  const { walk, 'walk › walk': itself } = rows(site);
  expect(itself!.calls).toBe(9);
  expect(itself!.total).toBe(0);
  expect(itself!.longest).toBeGreaterThanOrEqual(17.5);
  expect(walk!.total).toBeLessThanOrEqual(took + 0.2);
  expect(walk!.own + itself!.own).toBeGreaterThanOrEqual(19);
  expect(walk!.own + itself!.own).toBeLessThanOrEqual(took + 0.3);
});

test('what ran in a long frame is told with that frame: one long call, or forty short ones', async ({
  page,
  site,
}) => {
  await open(page, site);
  for (const [name, times, ms] of [
    ['long', 1, 90],
    ['short', 40, 3],
  ] as const)
    await page.evaluate(
      async ([name, times, ms]) => {
        const fn = sdk.wrap(name, () => busy(ms));
        await new Promise((done) => setTimeout(done, 20));
        await inFrame(80, () => {
          for (let i = 0; i < times; i++) {
            fn();
            // So that there are pauses between them.
            busy(name === 'short' && i % 3 === 0 ? 2 : 0);
          }
        });
      },
      [name, times, ms] as const,
    );
  await send(page);
  await expect.poll(() => tables(site, 'long-animation-frame').length).toBeGreaterThanOrEqual(2);
  for (const [name, times, ms] of [
    ['long', 1, 90],
    ['short', 40, 3],
  ] as const) {
    const table = tables(site, 'long-animation-frame').find(({ rows }) => rows[0]!.name === name)!;
    const row = table.rows[0]!;
    expect(row.calls).toBe(times);
    expect(row.own).toBeGreaterThanOrEqual(times * ms - 4);
    const frame = site
      .entries('long-animation-frame')
      .find(({ startTime }) => startTime === table.startTime)!;
    expect(table).toMatchObject({ duration: frame.duration, blockingDuration: frame.blockingDuration });
    expect(frame.duration).toBeGreaterThanOrEqual(row.own);
  }
  // What a frame has told, the view's table does not tell again.
  expect(rows(site).short!.calls).toBe(40);
});

test('a frame is told with all that ran in it, however long it was and with however many pauses', async ({
  page,
  site,
}) => {
  await open(page, site);
  for (const [name, times, ms, pause] of [
    ['paused', 150, 2, 1.3],
    ['endless', 1, 5_300, 0],
  ] as const)
    await page.evaluate(
      async ([name, times, ms, pause]) => {
        const fn = sdk.wrap(name, () => busy(ms));
        await inFrame(times * ms, () => {
          for (let i = 0; i < times; i++) {
            fn();
            busy(pause);
          }
        });
      },
      [name, times, ms, pause] as const,
    );
  await send(page);
  const inFrames = () =>
    Object.fromEntries(
      tables(site, 'long-animation-frame').flatMap(({ rows }) =>
        rows.map(({ name, calls }) => [name, calls]),
      ),
    );
  await expect.poll(inFrames).toEqual({ paused: 150, endless: 1 });
});

test('what begins after a view does in a function that goes on belongs to that view', async ({
  page,
  site,
}) => {
  // What runs in a long frame is told with that frame, in the view in which that began.
  await page.addInitScript(() => {
    const types = PerformanceObserver.supportedEntryTypes.filter((type) => type !== 'long-animation-frame');
    Object.defineProperty(PerformanceObserver, 'supportedEntryTypes', { value: types });
  });
  await open(page, site);
  await page.evaluate(() => {
    const render = sdk.wrap('render', () => busy(20));
    const leave = sdk.wrap('leave', () => busy(10));
    const redirect = sdk.wrap('redirect', () => {
      busy(2);
      history.pushState({}, '', '/third');
      render();
    });
    const go = sdk.wrap('go', () => {
      busy(10);
      leave();
      history.pushState({}, '', '/second');
      busy(2);
      render();
      redirect();
    });
    go();
    render();
  });
  await send(page);
  const byView = () =>
    site.stored().flatMap(({ entry, batch }) => {
      if (entry.type !== 'functions') return [];
      return entry.rows.map(
        ({ caller = '', name, calls }) => `${batch.view.route}: ${caller} > ${name} ${calls}`,
      );
    });
  await expect
    .poll(() => byView().sort())
    .toEqual([
      '/module:  > go 1',
      '/module: go > leave 1',
      '/second: go > redirect 1',
      '/second: go > render 1',
      '/third:  > render 1',
      '/third: redirect > render 1',
    ]);
  const told = rows(site);
  const inside = told['go › leave']!.total + told['go › render']!.total + told['go › redirect']!.total;
  expect(told.go!.total - told.go!.own).toBeCloseTo(inside, 0);
});

test('a view’s table is told when the view ends, and belongs to it', async ({ page, site }) => {
  await open(page, site);
  await page.evaluate(async () => {
    const f = sdk.wrap('f', () => {});
    f();
    f();
    history.pushState({}, '', '/second');
    // The clock's step.
    await new Promise(requestAnimationFrame);
    f();
  });
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  await expect.poll(() => rows(site).f?.calls).toBe(3);
  const byView = site
    .stored()
    .flatMap(({ entry, batch }) =>
      entry.type === 'functions' ? [[batch.view.route, entry.rows[0]!.calls] as const] : [],
    );
  // Their requests are under way at the same time.
  expect(byView).toHaveLength(2);
  expect(Object.fromEntries(byView)).toEqual({ '/module': 2, '/second': 1 });
});

test('a promise that outlasts its view brings its time to the view in which its call began', async ({
  page,
  site,
}) => {
  await open(page, site);
  const route = (row: (row: FunctionRow) => unknown) =>
    site
      .stored()
      .flatMap(({ entry, batch }) =>
        entry.type === 'functions' ? entry.rows.map((its) => [batch.view.route, row(its)]) : [],
      );
  await page.evaluate(() => {
    const straddle = sdk.wrap('straddle', () => new Promise((done) => Object.assign(window, { done })));
    Object.assign(window, { straddling: straddle() });
  });
  await page.evaluate(() => history.pushState({}, '', '/second'));
  await send(page);
  await expect.poll(() => route(({ calls }) => calls)).toEqual([['/module', 1]]);
  await page.evaluate('done(), straddling');
  await send(page);
  await expect
    .poll(() => route(({ calls, durations }) => [calls, durations?.[1]]))
    .toEqual([
      ['/module', [1, undefined]],
      ['/module', [0, 1]],
    ]);
  expect(rows(site).straddle!.total).toBeGreaterThan(0);
});

test('an async function that calls itself takes its time once', async ({ page, site }) => {
  await open(page, site);
  const took = await page.evaluate(async () => {
    const walk: (depth: number) => Promise<void> = sdk.wrap('walk', async (depth: number) => {
      if (depth) await walk(depth - 1);
      await new Promise((done) => setTimeout(done, 20));
    });
    const start = performance.now();
    await walk(3);
    return performance.now() - start;
  });
  await send(page);
  await expect.poll(() => rows(site)['walk › walk']?.longest).toBeGreaterThanOrEqual(59);
  const { walk, 'walk › walk': itself } = rows(site);
  expect(itself).toMatchObject({ calls: 3, total: 0 });
  expect(walk!.total).toBeGreaterThanOrEqual(79);
  expect(walk!.total).toBeLessThanOrEqual(took + 0.2);
});

test('a page that stays is told of every 30 seconds, without an end of anything', async ({ page, site }) => {
  await page.clock.install();
  await open(page, site, { sendInterval: 100 });
  await page.evaluate(() => sdk.wrap('f', () => {})());
  await page.clock.runFor(29_000);
  expect(site.entries('functions')).toEqual([]);
  await page.clock.runFor(3_000);
  await expect.poll(() => rows(site).f?.calls).toBe(1);
});

test('what ran before init() is told after it', async ({ page, site }) => {
  await open(page, site, undefined);
  await page.evaluate(() => {
    sdk.wrap('early', () => busy(2))();
    sdk.init({ endpoint: '/v1/batches', app: 'test' });
  });
  await send(page);
  await expect.poll(() => rows(site).early?.calls).toBe(1);
});

for (const [what, during] of [
  ['denied', { consent: 'denied' }],
  ['a session that is not sampled', { sampleRate: 0 }],
] as const)
  test(`${what}: nothing of it is told, then or later`, async ({ page, site }) => {
    await open(page, site, during);
    await page.evaluate(() => {
      Object.assign(window, { f: sdk.wrap('f', () => busy(60)) });
    });
    await page.evaluate('f()');
    await send(page);
    expect(site.received).toEqual([]);
    if (what !== 'denied') return;
    await page.evaluate(() => sdk.setConsent('granted'));
    await page.evaluate('f(); f()');
    await expect
      .poll(async () => {
        await send(page);
        return rows(site).f?.calls;
      })
      .toBe(2);
  });

test('pending: what is counted waits for the answer, and goes with a refusal', async ({ page, site }) => {
  await open(page, site, { consent: 'pending' });
  await page.evaluate(() => {
    Object.assign(window, { f: sdk.wrap('f', () => {}) });
  });
  await page.evaluate('f()');
  await send(page);
  expect(site.received).toEqual([]);
  await page.evaluate(() => sdk.setConsent('granted'));
  await page.evaluate('f()');
  await send(page);
  await expect.poll(() => rows(site).f?.calls).toBe(2);
  await page.evaluate('f()');
  await page.evaluate(() => sdk.setConsent('denied'));
  await page.evaluate('f()');
  await page.evaluate(() => sdk.setConsent('granted'));
  await page.evaluate('f()');
  await send(page);
  await expect.poll(() => rows(site).f?.calls).toBe(3);
});

test('forget() forgets what is counted', async ({ page, site }) => {
  await open(page, site);
  await page.evaluate(async () => {
    const f = sdk.wrap('f', () => {});
    f();
    await sdk.forget();
    f();
    f();
    await sdk.flush();
  });
  await expect.poll(() => rows(site).f?.calls).toBe(2);
});

for (const first of ['fieldmark', 'instrument'])
  test(`by script tag, ${first}.js first, functions are counted`, async ({ page, site }) => {
    const { snippet } = await import('../readme.js');
    const second = first === 'fieldmark' ? 'instrument' : 'fieldmark';
    await page.goto(
      `${site.url}/?bare&before=${encodeURIComponent(
        `${snippet()}<script>fieldmark.mark('early')</script>
        <script src="/${first}.js"></script><script src="/${second}.js"></script>
        <script>fieldmark.init({ endpoint: '/v1/batches', app: 'test' });
        window.answer = fieldmark.wrap('f', () => 42)()</script>`,
      )}`,
    );
    await started(page);
    expect(await page.evaluate('answer')).toBe(42);
    // The page's own tag loads the core again, as pages do by mistake.
    await flush(page);
    await expect.poll(() => rows(site).f?.calls).toBe(1);
    expect(site.entries('mark').map(({ name }) => name)).toEqual(['early']);
  });

for (const first of ['fieldmark', 'instrument'])
  test(`calls that waited for both scripts are made, ${first}.js first`, async ({ page, site }) => {
    const { snippet } = await import('../readme.js');
    const second = first === 'fieldmark' ? 'instrument' : 'fieldmark';
    await page.goto(
      `${site.url}/?bare&before=${encodeURIComponent(
        `${snippet()}<script>
          window.api = { load: () => 42 };
          fieldmark.instrument(api, ['load'], 'api.');
          const element = document.createElement('p');
          element.textContent = 'Some text.';
          fieldmark.measureElement(element, 'text');
          fieldmark.init({ endpoint: '/v1/batches', app: 'test' });
        </script>
        <script src="/${first}.js"></script><script src="/${second}.js"></script>
        <script>api.load(); onload = () => document.body.append(element)</script>`,
      )}`,
    );
    await started(page);
    await expect
      .poll(async () => {
        await flush(page);
        return [rows(site)['api.load']?.calls, ...site.entries('measure').map(({ name }) => name)];
      })
      .toEqual([1, 'text']);
  });

test('without the core, instrument.js does its work and nothing else', async ({ page, site }) => {
  await page.route('**/fieldmark.js', (route) => route.abort());
  await page.goto(
    `${site.url}/?before=${encodeURIComponent(
      `<script src="/instrument.js"></script><script>
      const f = fieldmark.wrap('f', (a) => a + 1);
      window.answer = [f(1), fieldmark.instrument({ g: () => 3 }, ['g']).g()];
      fieldmark.measureElement(document.documentElement, 'page');</script>`,
    )}`,
  );
  await expect.poll(() => page.evaluate('window.answer')).toEqual([2, 3]);
});
