import { expect, flush, started, test } from '../fixtures.js';

type Global = { fieldmark: import('../../src/client/script.js').FieldmarkGlobal };

test('time() measures what it runs and gives back what that gave', async ({ page, site }) => {
  await page.goto(site.url);
  await started(page);
  const { throwing, ...seen } = await page.evaluate(async () => {
    const { fieldmark } = window as unknown as Global;
    const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
    const failure = new Error('mine');
    const caught = (error: unknown) => error === failure;
    const unhandled: unknown[] = [];
    addEventListener('unhandledrejection', (event) => {
      unhandled.push(event.reason === failure);
      event.preventDefault();
    });
    let throwing = 0;
    const seen = {
      sync: fieldmark.time('sync', () => 1),
      async: await fieldmark.time('async', () => wait(50).then(() => 2)),
      thrown: (() => {
        throwing = performance.now();
        try {
          return fieldmark.time('throws', () => {
            throw failure;
          });
        } catch (error) {
          throwing = performance.now() - throwing;
          return caught(error);
        }
      })(),
      rejected: await fieldmark
        .time('rejects', () => wait(50).then(() => Promise.reject(failure)))
        .catch(caught),
      unhandled,
    };
    // A rejection that nobody handles is still reported as one.
    void fieldmark.time('unhandled', async () => {
      throw failure;
    });
    await wait(20);
    return { ...seen, throwing };
  });
  expect(seen).toEqual({ sync: 1, async: 2, thrown: true, rejected: true, unhandled: [true] });
  await flush(page);
  await expect.poll(() => site.entries('measure').length).toBe(5);
  const durations = Object.fromEntries(site.entries('measure').map(({ name, duration }) => [name, duration]));
  expect(durations.async).toBeGreaterThanOrEqual(49);
  expect(durations.rejects).toBeGreaterThanOrEqual(49);
  expect(durations.throws).toBeLessThanOrEqual(throwing + 0.1);
});

test('mark() and measure() make native entries and never throw', async ({ page, site }) => {
  await page.goto(site.url);
  await started(page);
  const native = await page.evaluate(() => {
    const { fieldmark } = window as unknown as Global;
    fieldmark.mark('a', { startTime: 1 });
    const measure = fieldmark.measure('b', { start: 'a', end: 5, detail: { c: 1 } });
    return [
      measure instanceof PerformanceMeasure,
      measure?.duration,
      fieldmark.measure('d', 'no such mark') ?? null,
    ];
  });
  expect(native).toEqual([true, 4, null]);
  await flush(page);
  await expect
    .poll(() => site.entries('measure'))
    .toEqual([{ type: 'measure', name: 'b', startTime: 1, duration: 4, detail: { c: 1 } }]);
});

test('spans know what they are part of, across awaits and by nesting, and overlap is not parenthood', async ({
  page,
  site,
}) => {
  await page.goto(site.url);
  await started(page);
  await page.evaluate(async () => {
    const { fieldmark } = window as unknown as Global;
    const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
    const checkout = fieldmark.start('checkout');
    const other = fieldmark.start('other');
    const pay = checkout.child('pay');
    await wait(20);
    await fieldmark.time('alone', () => wait(5));
    pay.child('bank').end({ tries: 2 });
    pay.end();
    other.end();
    checkout.end();
    fieldmark.time('outer', () => {
      fieldmark.time('inner', () => fieldmark.start('innermost').end());
      fieldmark.time('second', () => {});
    });
  });
  await flush(page);
  await expect.poll(() => site.entries('measure').length).toBe(9);
  type Told = { span?: number; parent?: number; tries?: number };
  const details = new Map(site.entries('measure').map(({ name, detail }) => [name, detail as Told]));
  const names = new Map(
    [...details].flatMap(([name, detail]) => (detail?.span ? [[detail.span, name]] : [])),
  );
  const parentOf = (name: string) => names.get(details.get(name)?.parent as number);
  expect(
    Object.fromEntries(['pay', 'bank', 'inner', 'innermost', 'second'].map((name) => [name, parentOf(name)])),
  ).toEqual({ pay: 'checkout', bank: 'pay', inner: 'outer', innermost: 'inner', second: 'outer' });
  for (const name of ['checkout', 'outer']) expect(details.get(name)!.parent, name).toBeUndefined();
  for (const name of ['other', 'alone']) expect(details.get(name), name).toBeUndefined();
  expect(details.get('bank')!.tries).toBe(2);
});

test('a span keeps its place whatever its detail says, and is told without one that cannot be cloned', async ({
  page,
  site,
}) => {
  await page.goto(site.url);
  await started(page);
  await page.evaluate(() => {
    const { fieldmark } = window as unknown as Global;
    const checkout = fieldmark.start('checkout');
    checkout.child('pay').end({ parent: 'cart', span: 'mine', card: true });
    checkout.child('bank').end({ f() {} });
    checkout.child('tax').end({
      get rate() {
        throw Symbol('mine');
      },
    });
    checkout.end({ parent: 3 });
    fieldmark.start('alone').end({ f() {} });
  });
  await flush(page);
  await expect
    .poll(() => Object.fromEntries(site.entries('measure').map(({ name, detail }) => [name, detail])))
    .toEqual({
      pay: { span: 2, parent: 1, card: true },
      bank: { span: 3, parent: 1 },
      tax: { span: 4, parent: 1 },
      checkout: { span: 1 },
      alone: undefined,
    });
});

test('time() throws nothing of its own, whatever it is given back', async ({ page, site }) => {
  await page.goto(site.url);
  await started(page);
  const same = await page.evaluate(async () => {
    const { fieldmark } = window as unknown as Global;
    class Own extends Promise<number> {
      override finally(): never {
        throw new Error('mine');
      }
    }
    const own = Own.resolve(1);
    const fail = () => {
      throw new Error('mine');
    };
    const proxy = new Proxy({}, { get: fail, getPrototypeOf: fail });
    return [fieldmark.time('own', () => own) === own, fieldmark.time('proxy', () => proxy) === proxy];
  });
  expect(same).toEqual([true, true]);
  await flush(page);
  await expect
    .poll(() =>
      site
        .entries('measure')
        .map(({ name }) => name)
        .sort(),
    )
    .toEqual(['own', 'proxy']);
});
