import { now } from '../clock.js';
import { shared } from '../shared.js';
import { warn } from '../warn.js';
import { createTally, type Row, type Tally } from './createTally.js';
import { follow } from './follow.js';
import { addTotal } from './sums.js';

// biome-ignore lint/suspicious/noExplicitAny: any function can be wrapped
export type AnyFunction = (...args: any[]) => any;

const { apply, construct } = Reflect;

/** The functions that `wrap()` has given. */
export const wrapped = new WeakSet<AnyFunction>();

/**
 * The function, counted: its calls and their total, own and longest time, by caller, are told as one small table a view,
 * without an entry a call. `this`, arguments, results, errors, `name`, `length` and `prototype` are the function's own;
 * for a plain promise that it returns, one that settles as it does is given back (and its rejection is for the callers to
 * handle, whatever the function has done about it). Statics are inherited from it: what is
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

/** A call that goes on. */
interface Call {
  row: Row;
  start: number;
  /** `tally.nested` before it. */
  nested: number;
  /** Of its time, what other instrumented code took. */
  inner: number;
}

function count(name: string, fn: AnyFunction): AnyFunction {
  if (typeof fn !== 'function') throw new TypeError(`wrap() takes a function, not ${typeof fn}`);
  const tally = (shared.tally ??= createTally());
  const callee = tally.callee(name);
  let lastCaller: Row['caller'];
  let lastRow = tally.row(callee, undefined);

  const enter = (): Call => {
    const { caller, nested } = tally;
    if (caller !== lastCaller) {
      lastRow = tally.row(callee, caller);
      lastCaller = caller;
    }
    const call = { row: lastRow, nested, start: now(), inner: 0 };
    if (!caller) tally.begin(call.start);
    tally.caller = callee;
    tally.nested = 0;
    callee.active++;
    return call;
  };
  /** Gives what the call is to give. */
  const leave = ({ row, start, inner }: Call, result: unknown): unknown => {
    const { caller } = row;
    const end = now();
    // Clocks step back.
    const took = end > start ? end - start : 0;
    const sums = tally.touch(row, start);
    sums.calls++;
    const own = Math.max(0, took - inner);
    sums.own += own;
    tally.spent += own;
    shared.draw?.({ callee, caller, start, end, own });
    tally.nested += took;
    if (!caller) tally.end(end);
    const within = callee.active > 0;
    const promise = typeof result === 'object' && result && settle(result, tally, row, start, within);
    if (promise) return promise;
    addTotal(sums, took, within);
    return result;
  };

  /** Whether `new` has to see the wrapper: it is a custom element's class, or has been given another prototype. */
  const standsForItself = () =>
    counted.prototype !== fn.prototype ||
    !!customElements.getName?.(counted as unknown as CustomElementConstructor);

  // Twice the same, and all in an object: a function between, and each variable, would take their place on the stack.
  const counted: AnyFunction = isConstructor(fn)
    ? function (this: unknown, ...args: unknown[]) {
        const call = enter();
        let result: unknown;
        try {
          result = new.target
            ? construct(fn, args, new.target === counted && !standsForItself() ? fn : new.target)
            : apply(fn, this, args);
        } finally {
          call.inner = tally.nested;
          // First of all: what follows can fail, where the stack has no room left.
          tally.caller = call.row.caller;
          tally.nested = call.nested;
          callee.active--;
          result = leave(call, result);
        }
        return result;
      }
    : // What is no constructor has none of its marks.
      {
        method(...args: unknown[]) {
          const call = enter();
          let result: unknown;
          try {
            result = apply(fn, this, args);
          } finally {
            call.inner = tally.nested;
            // First of all: what follows can fail, where the stack has no room left.
            tally.caller = call.row.caller;
            tally.nested = call.nested;
            callee.active--;
            result = leave(call, result);
          }
          return result;
        },
      }.method;
  Object.setPrototypeOf(counted, fn);
  for (const key of ['name', 'length', 'prototype']) {
    const property = Object.getOwnPropertyDescriptor(fn, key);
    if (property) Object.defineProperty(counted, key, property);
  }
  // A bound class has none.
  if (!fn.prototype && Object.hasOwn(counted, 'prototype')) counted.prototype = undefined;
  wrapped.add(counted);
  return counted;
}

/** Whether it takes `new`, without a call of it: something, or nothing. */
function isConstructor(fn: AnyFunction): unknown {
  try {
    return construct(Object, [], fn);
  } catch {}
}

/** Apart from `leave()`: a closure in there would cost each call the space of its variables. */
function settle(
  result: object,
  tally: Tally,
  row: Row,
  start: number,
  within: boolean,
): Promise<unknown> | undefined {
  const stretch = tally.stretchOf(start);
  return follow(result, () => {
    const lasted = now() - start;
    tally.settle(row, lasted > 0 ? lasted : 0, stretch, within);
  });
}
