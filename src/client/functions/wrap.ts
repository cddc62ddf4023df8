import { limits } from '../../wire/limits.js';
import { shared } from '../shared.js';
import { warn } from '../warn.js';
import { type Callee, createTally, type Row, type Tally } from './createTally.js';
import { addTotal } from './sums.js';

// biome-ignore lint/suspicious/noExplicitAny: any function can be wrapped
type AnyFunction = (...args: any[]) => any;

/**
 * The function, counted: its calls and their total, own and longest time, by caller, are told as one small table a view,
 * without an entry a call. `this`, arguments, results, errors, `name`, `length` and `prototype` are the function's own; a
 * promise that it returns is waited for, and one that settles as it does is given back.
 *
 * Own time is what was neither awaited nor spent in other wrapped functions. What an async function does after its first
 * `await`, and a generator's body, run outside the call: they are in `total` at most.
 */
export function wrap<F extends AnyFunction>(name: string, fn: F): F {
  if (typeof fn !== 'function') {
    warn(`wrap() takes a function, not ${typeof fn}`);
    return fn;
  }
  const callee: Callee = { name: String(name).slice(0, limits.name), rows: new Map() };
  const tally: Tally = (shared.tally ??= createTally());
  let lastCaller: Callee | undefined;
  let lastRow: Row = tally.row(callee, undefined);

  const counted = function (this: unknown, ...args: unknown[]): unknown {
    const { caller, nested } = tally;
    if (caller !== lastCaller) {
      lastCaller = caller;
      lastRow = tally.row(callee, caller);
    }
    const row = lastRow;
    tally.caller = callee;
    tally.nested = 0;
    const start = performance.now();
    if (!caller) tally.begin(start);
    let result: unknown;
    try {
      result = new.target
        ? Reflect.construct(fn, args, new.target === counted ? fn : new.target)
        : Reflect.apply(fn, this, args);
    } finally {
      const end = performance.now();
      const took = end - start;
      const sums = tally.touch(row);
      sums.calls++;
      sums.own += took - tally.nested;
      shared.draw?.({ callee, caller, start, end, own: took - tally.nested });
      tally.caller = caller;
      tally.nested = nested + took;
      if (!caller) tally.end(end);
      if (isPlainPromise(result))
        result = settled(result, () => addTotal(tally.touch(row), performance.now() - start));
      else addTotal(sums, took);
    }
    return result;
  };
  Object.defineProperties(counted, Object.getOwnPropertyDescriptors(fn));
  return Object.setPrototypeOf(counted, Object.getPrototypeOf(fn));
}

/** Wraps methods in their place: `instrument(cart, ['total', 'price'])`. They are named after the object's class. */
export function instrument<T extends object>(
  object: T,
  methods: (keyof T & string)[],
  prefix = ownerOf(object),
): T {
  for (const method of methods)
    try {
      const fn = object[method];
      if (typeof fn !== 'function') warn(`instrument() found no method "${method}"`);
      else object[method] = wrap(prefix + method, fn as AnyFunction) as T[typeof method];
    } catch (error) {
      warn(error);
    }
  return object;
}

/** `object.constructor.name` and a dot, where that says more than `Object`. */
function ownerOf(object: object): string {
  const name = object?.constructor?.name;
  return name && name !== 'Object' ? `${name}.` : '';
}

/** One of a class or with properties of its own (`cancel()`) can be given back only as it is, and so is not waited for. */
function isPlainPromise(value: unknown): value is Promise<unknown> {
  return value instanceof Promise && value.constructor === Promise && !Reflect.ownKeys(value).length;
}

/** Functions that remember their promise give the same one back each time, and so do we. */
const followers = new WeakMap<Promise<unknown>, Promise<unknown>>();

/** A promise that settles as this one does: watching the promise itself would count as handling its rejection. */
function settled(promise: Promise<unknown>, then: () => void): Promise<unknown> {
  const known = followers.get(promise);
  if (known) {
    // Handled or not, that one tells of a rejection.
    known.then(then, then);
    return known;
  }
  const follower = promise.finally(then);
  followers.set(promise, follower);
  return follower;
}
