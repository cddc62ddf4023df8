import { expect, test } from '../fixtures.js';
import { open, rows, send } from './counted.js';

declare const sdk: typeof import('../../src/client/index.js');
declare const busy: (ms: number) => void;

test('a wrapped function is to its callers what it was', async ({ page, site }) => {
  await open(page, site);
  const seen = await page.evaluate(async () => {
    const { wrap } = sdk;
    const self = {};
    class Cart {
      static made = 0;
      static create() {
        return new Cart(1, 2);
      }
      static same() {
        return new this(3);
      }
      items: number[];
      constructor(...items: number[]) {
        Cart.made++;
        this.items = items;
      }
    }
    const Wrapped = wrap('Cart', Cart as never) as unknown as typeof Cart;
    class Sub extends Wrapped {}
    const arrow = wrap('arrow', (a: number, b: number) => a + b);
    const failure = new Error('mine');
    const thrown = (run: () => unknown) => {
      try {
        return run();
      } catch (error) {
        return error;
      }
    };
    function plain(this: unknown, _a: number, _b = 2) {
      // biome-ignore lint/complexity/noArguments: that is what is asked
      return [this, ...arguments];
    }
    plain.version = 3;
    const wrappedPlain = wrap('plain', plain);
    const generator = wrap('generator', function* (n: number) {
      const got: number = yield n;
      yield got * 2;
    });
    const running = generator(4);
    const asyncGenerator = wrap('asyncGenerator', async function* () {
      yield 1;
      yield 2;
    });
    const yielded: number[] = [];
    for await (const value of asyncGenerator()) yielded.push(value);
    // biome-ignore lint/suspicious/noThenProperty: that is what it is
    const thenable = { then: () => {} };
    class Task extends Promise<number> {}
    const task = Task.resolve(5);
    const cancellable = Object.assign(Promise.resolve(6), { cancel() {} });
    const kept = Promise.resolve(7);
    const keeps = wrap('keeps', () => kept);
    const proxied = new Proxy(
      {},
      {
        getPrototypeOf() {
          throw failure;
        },
      },
    );
    return {
      this: wrappedPlain.call(self as never, 1)[0] === self,
      arguments: wrappedPlain.call(self as never, 8, 9).slice(1),
      name: [wrappedPlain.name, wrappedPlain.length, arrow.name, arrow.length],
      statics: [wrappedPlain.version, Wrapped.made, Wrapped.create().items],
      keys: [Reflect.ownKeys(arrow), Reflect.ownKeys(wrappedPlain)].map((keys) => keys.sort()),
      live: [Wrapped.made, Sub.made, new Wrapped().items, Wrapped.made, Sub.made, 'made' in Wrapped],
      constructs: [Wrapped.same() instanceof Cart, Sub.same() instanceof Sub, Sub.made],
      made: [
        new Wrapped(1) instanceof Cart,
        new Wrapped(1) instanceof Wrapped,
        new Sub(1) instanceof Sub,
        new Sub(3).items,
        Object.getPrototypeOf(new Wrapped(1)) === Cart.prototype,
      ],
      noConstructor: (thrown(() => new (arrow as never as typeof Cart)()) as Error).name,
      noCall: (thrown(() => (Wrapped as never as () => void)()) as Error).name,
      thrown:
        thrown(
          wrap('throws', () => {
            throw failure;
          }),
        ) === failure,
      generator: [running.next().value, running.next(5).value, running.next().done],
      yielded,
      thenable: wrap('thenable', () => thenable)() === thenable,
      task: wrap('task', () => task)() === task,
      cancellable: wrap('cancellable', () => cancellable)() === cancellable,
      kept: [new Set([keeps(), keeps()]).size, await keeps()],
      proxied: wrap('proxied', () => proxied)() === proxied,
      async: Object.prototype.toString.call(wrap('async', async () => {})),
      nothing: wrap('nothing', undefined as never) === undefined,
      twice: wrap(
        'outer',
        wrap('inner', (a: number) => a * 2),
      )(21),
    };
  });
  expect(seen).toEqual({
    this: true,
    arguments: [8, 9],
    name: ['plain', 1, '', 2],
    statics: [3, 0, [1, 2]],
    keys: [
      ['length', 'name'],
      ['length', 'name', 'prototype'],
    ],
    live: [1, 1, [], 2, 2, true],
    constructs: [true, true, 4],
    made: [true, true, true, [3], true],
    noConstructor: 'TypeError',
    noCall: 'TypeError',
    thrown: true,
    generator: [4, 10, true],
    yielded: [1, 2],
    thenable: true,
    task: true,
    cancellable: true,
    kept: [1, 7],
    proxied: true,
    async: '[object AsyncFunction]',
    nothing: true,
    twice: 42,
  });
  await send(page);
  await expect.poll(() => rows(site)['outer › inner']?.calls).toBe(1);
});

test('new is for what takes it: a bound class does, an arrow and a generator do not', async ({
  page,
  site,
}) => {
  await open(page, site);
  const seen = await page.evaluate(() => {
    class Cart {
      readonly as: unknown;
      constructor(readonly items: number) {
        this.as = new.target;
      }
    }
    const bound = Cart.bind(null, 3) as typeof Cart;
    const Bound = (sdk.wrap as <F>(name: string, fn: F) => F)('Bound', bound);
    const made = new Bound(4);
    const refused = [() => {}, function* () {}, async () => {}, { method() {} }.method].map((fn) => {
      const counted = sdk.wrap('refused', fn) as unknown as new () => unknown;
      try {
        new counted();
        return 'made';
      } catch (error) {
        return [
          error instanceof TypeError,
          Object.hasOwn(counted, 'prototype') === Object.hasOwn(fn, 'prototype'),
        ];
      }
    });
    return {
      made: [made.items, made instanceof Cart, made.as === Cart],
      prototype: [Bound.prototype, bound.prototype],
      keys: Object.keys(Bound),
      refused,
    };
  });
  expect(seen).toEqual({
    made: [3, true, true],
    prototype: [undefined, undefined],
    keys: [],
    refused: Array(4).fill([true, true]),
  });
});

test('new sees a custom element’s class, and a prototype that was given later', async ({ page, site }) => {
  await open(page, site);
  const seen = await page.evaluate(() => {
    const Card = sdk.wrap(
      'Card',
      class extends HTMLElement {} as never,
    ) as unknown as CustomElementConstructor;
    customElements.define('x-card', Card);
    const Named = class extends HTMLElement {};
    customElements.define('x-named', Named);
    const Wrapped = sdk.wrap('Named', Named as never) as unknown as CustomElementConstructor;
    class Base {
      hi = () => true;
    }
    const Old = sdk.wrap('Old', function Old() {} as never) as unknown as { new (): Base; prototype: Base };
    Old.prototype = new Base();
    return [
      document.createElement('x-card') instanceof Card,
      new Card().localName,
      new Wrapped().localName,
      new Old().hi(),
    ];
  });
  expect(seen).toEqual([true, 'x-card', 'x-named', true]);
});

test('an inherited method that is instrumented does not turn up among the object’s own', async ({
  page,
  site,
}) => {
  await open(page, site);
  const keys = await page.evaluate(() => {
    const plain = { total: () => 1 };
    sdk.instrument(plain, ['total']);
    sdk.instrument(localStorage, ['getItem', 'setItem'], 'storage.');
    localStorage.setItem('mine', '1');
    return [
      Object.keys(plain),
      Object.keys(localStorage).filter((key) => !key.startsWith('fieldmark')),
      localStorage.getItem('mine'),
    ];
  });
  expect(keys).toEqual([['total'], ['mine'], '1']);
});

test('a rejection is reported as unhandled when the application does not handle it, and only then', async ({
  page,
  site,
}) => {
  await open(page, site);
  const reported = await page.evaluate(async () => {
    const reported: string[] = [];
    addEventListener('unhandledrejection', (event) => {
      reported.push(event.reason);
      event.preventDefault();
    });
    const rejects = sdk.wrap('rejects', async (reason: string, wait: boolean) => {
      if (wait) await null;
      throw reason;
    });
    const plain = sdk.wrap('plain', (reason: string) => Promise.reject(reason));
    for (const wait of [true, false]) {
      rejects(`handled ${wait}`, wait).catch(() => {});
      await rejects(`awaited ${wait}`, wait).catch(() => {});
      void rejects(`unhandled ${wait}`, wait);
    }
    plain('plain handled').then(
      () => {},
      () => {},
    );
    void plain('plain unhandled');
    const kept = Promise.reject('kept');
    const keeps = sdk.wrap('keeps', () => kept);
    keeps().catch(() => {});
    void keeps();
    // The last to be told of.
    await new Promise((done) => {
      addEventListener('unhandledrejection', ({ reason }) => reason === 'last' && done(0));
      setTimeout(() => void Promise.reject('last'));
    });
    return reported.sort();
  });
  expect(reported).toEqual(['last', 'plain unhandled', 'unhandled false', 'unhandled true']);
});

test('a stack that overflows in wrapped functions leaves no caller behind', async ({ page, site }) => {
  await open(page, site);
  const names = await page.evaluate(() => {
    const endless: () => void = sdk.wrap('endless', () => endless());
    const names: string[] = [];
    for (let i = 0; i < 5; i++)
      try {
        endless();
      } catch (error) {
        names.push((error as Error).name);
      }
    sdk.wrap('after', () => {})();
    return names;
  });
  expect(names).toEqual(Array(5).fill('RangeError'));
  await send(page);
  await expect.poll(() => rows(site).after?.calls).toBe(1);
});

test('a wrapped function that calls itself gets a fifth as deep as the bare one at least', async ({
  page,
  site,
}) => {
  await open(page, site);
  const [bare, wrapped] = await page.evaluate(() => {
    const depthOf = (recurse: (tick: () => void) => void) => {
      let depth = 0;
      try {
        recurse(() => {
          depth++;
        });
      } catch {}
      return depth;
    };
    const bare = (tick: () => void) => {
      tick();
      bare(tick);
    };
    const wrapped: typeof bare = sdk.wrap('wrapped', (tick: () => void) => {
      tick();
      wrapped(tick);
    });
    return [depthOf(bare), depthOf(wrapped)];
  });
  // A third once both are compiled; before, it is up to the engine which of them is.
  expect(wrapped).toBeGreaterThan(bare! / 5);
});

test('instrument() wraps methods in their place, once, and warns about what it cannot wrap', async ({
  page,
  site,
}) => {
  const warnings: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  await open(page, site);
  const seen = await page.evaluate(() => {
    class Base {
      total() {
        return 1;
      }
    }
    class Cart extends Base {
      price() {
        return this.total() + 1;
      }
      get live() {
        return () => 5;
      }
    }
    const cart = new Cart();
    const same = sdk.instrument(cart, ['price', 'total']) === cart;
    sdk.instrument(cart, ['price', 'live']);
    sdk.instrument(Object.freeze({ fixed: () => 6 }), ['fixed']);
    sdk.instrument({ none: 3 }, ['none'], 'x.');
    sdk.instrument(null as never, ['a' as never]);
    sdk.instrument(Cart.prototype, ['price']);
    const api = sdk.instrument({ load: () => 7 }, ['load'], 'api.');
    return [same, cart.price(), new Cart().price(), api.load(), Object.keys(cart), cart.live()];
  });
  expect(seen).toEqual([true, 2, 2, 7, [], 5]);
  await send(page);
  await expect
    .poll(() => Object.fromEntries(Object.entries(rows(site)).map(([key, { calls }]) => [key, calls])))
    .toEqual({ 'Cart.price': 2, 'Cart.price › Cart.total': 1, 'api.load': 1 });
  expect(warnings).toEqual([
    'fieldmark: instrument() found no method "live"',
    expect.stringContaining('TypeError'),
    'fieldmark: instrument() found no method "none"',
    'fieldmark: instrument() found no method "a"',
  ]);
});

test('instrument() throws nothing, whatever the object and its class say of their names', async ({
  page,
  site,
}) => {
  await open(page, site);
  const seen = await page.evaluate(() => {
    class Odd {
      static readonly name = Symbol('Odd') as never;
      total() {
        return 1;
      }
    }
    const shy = new Proxy(
      { total: () => 2 },
      {
        get(target, key) {
          if (key === 'total') return target.total;
          throw new Error('mine');
        },
      },
    );
    return [sdk.instrument(new Odd(), ['total']).total(), sdk.instrument(shy, ['total']).total()];
  });
  expect(seen).toEqual([1, 2]);
  await send(page);
  await expect.poll(() => rows(site).total?.calls).toBe(1);
});
