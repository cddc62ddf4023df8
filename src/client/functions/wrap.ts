import { shared } from '../shared.js';
import { warn } from '../warn.js';
import { createTally, type Row, type Tally } from './createTally.js';
import { follow } from './follow.js';
import { now } from './now.js';
import { addTotal } from './sums.js';

// biome-ignore lint/suspicious/noExplicitAny: any function can be wrapped
export type AnyFunction = (...args: any[]) => any;

const { apply, construct } = Reflect;

/** The functions that `wrap()` has given. */
export const wrapped = new WeakSet<AnyFunction>();

/**
 * The function, counted: its calls and their total, own and longest time, by caller, are told as one small table a view,
 * without an entry a call. `this`, arguments, results, errors, `name`, `length` and `prototype` are the function's own;
 * for a plain promise that it returns, one that settles as it does is given back. Statics are inherited from it: what is
 * read is what it has now, what is written stays with the wrapper, and a static method that is called on the wrapper finds
 * no `#private` there. An instance's `constructor` is the class itself.
 *
 * - total: from call to return, or until the promise is settled. Calls made while one of the same name is at work are
 *   part of that one, and are not added again; those that an async function makes after its first `await` are.
 * - own: what was neither awaited nor spent in other wrapped functions. What an async function does after its first
 *   `await`, and a generator's body, run outside the call: the first is in its total, the second in none.
 *
 * It never throws: what is no function is warned about and given back as it is. So is, in silence, any on a server.
 */
export function wrap<F extends AnyFunction>(name: string, fn: F): F {
  if (typeof document === 'undefined') return fn;
  try {
    return count(name, fn) as F;
  } catch (error) {
    warn(error);
    return fn;
  }
}

function count(name: string, fn: AnyFunction): AnyFunction {
  if (typeof fn !== 'function') throw new TypeError(`wrap() takes a function, not ${typeof fn}`);
  const tally = (shared.tally ??= createTally());
  const callee = tally.callee(name);
  let lastCaller: Row['caller'];
  let lastRow = tally.row(callee, undefined);

  const call = (self: unknown, args: unknown[], newTarget?: AnyFunction): unknown => {
    const { caller, nested } = tally;
    const { active } = callee;
    if (caller !== lastCaller) {
      lastRow = tally.row(callee, caller);
      lastCaller = caller;
    }
    const row = lastRow;
    let start = 0;
    let result: unknown;
    try {
      tally.caller = callee;
      tally.nested = 0;
      callee.active = active + 1;
      start = now();
      if (!caller) tally.begin(start);
      result = newTarget ? construct(fn, args, newTarget) : apply(fn, self, args);
    } finally {
      const inner = tally.nested;
      // First of all: what follows can fail, where the stack has no room left.
      tally.caller = caller;
      tally.nested = nested;
      callee.active = active;
      const end = now();
      // Clocks step back.
      const took = end > start ? end - start : 0;
      const sums = tally.touch(row);
      sums.calls++;
      if (took > inner) sums.own += took - inner;
      shared.draw?.({ callee, caller, start, end, own: Math.max(0, took - inner) });
      tally.nested = nested + took;
      if (!caller) tally.end(end);
      const promise =
        typeof result === 'object' && result ? settle(result, tally, row, start, active > 0) : undefined;
      if (promise) result = promise;
      else addTotal(sums, took, active > 0);
    }
    return result;
  };

  const counted: AnyFunction = Object.hasOwn(fn, 'prototype')
    ? function (this: unknown, ...args: unknown[]) {
        return call(this, args, new.target === counted ? fn : new.target);
      }
    : // What is no constructor has none of its marks.
      {
        method(...args: unknown[]) {
          return call(this, args);
        },
      }.method;
  Object.setPrototypeOf(counted, fn);
  for (const key of ['name', 'length', 'prototype']) {
    const property = Object.getOwnPropertyDescriptor(fn, key);
    if (property) Object.defineProperty(counted, key, property);
  }
  wrapped.add(counted);
  return counted;
}

/** Apart from the call itself: a closure in there would cost each call the space of its variables. */
function settle(
  result: object,
  tally: Tally,
  row: Row,
  start: number,
  within: boolean,
): Promise<unknown> | undefined {
  const { stretch } = tally;
  return follow(result, () => {
    const lasted = now() - start;
    tally.settle(row, lasted > 0 ? lasted : 0, stretch, within);
  });
}
