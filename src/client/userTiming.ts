import { clock } from './clock.js';
import { type Spanned, shared } from './shared.js';
import { warn } from './warn.js';

/** Longest that the browser may take to copy a detail that is read, ms. */
const readable = 10;

/** `performance.mark()` that never throws: a wrong call is warned about and answered with `undefined`. */
export function mark(name: string, options?: PerformanceMarkOptions): PerformanceMark | undefined {
  return guarded(() => timed(() => performance.mark(name, options)));
}

/** `performance.measure()` that never throws: a wrong call is warned about and answered with `undefined`. */
export function measure(
  name: string,
  startOrOptions?: string | PerformanceMeasureOptions,
  endMark?: string,
): PerformanceMeasure | undefined {
  return guarded(() => timed(() => performance.measure(name, startOrOptions as string, endMark)));
}

/** A time that is being taken. It becomes a measure when it ends; parts of it are its children, across awaits too. */
export interface Span {
  /** Begins a part of it. */
  child(name: string): Span;
  /** Leaves the measure; with a `detail` of your own if you like. Later calls leave another. */
  end(detail?: object): void;
}

/** Begins a span: `const span = start('checkout')`, `span.child('pay')`, `span.end()`. */
export const start = (name: string): Span => begin(name, shared.span);

/**
 * Runs `fn`, leaves a measure of how long it took, and gives back what it gave. For a promise that is one which settles
 * as it does, and is measured until then; other thenables may be lazy, and are not waited for. What `fn` throws or
 * rejects with passes through untouched, measured as well. What `fn` itself begins before its first `await` is its part.
 */
export function time<T>(name: string, fn: () => T): T {
  const outer = shared.span;
  const span = begin(name, outer);
  const end = () => span.end();
  let result: T;
  shared.span = span;
  try {
    result = fn();
  } catch (error) {
    end();
    throw error;
  } finally {
    shared.span = outer;
  }
  // A class may have a `finally` of its own, and a proxy may do as it likes.
  const followed = guarded(() => result instanceof Promise && result.finally(end));
  if (followed) return followed as T;
  end();
  return result;
}

function begin(name: string, parent?: Spanned): Span & Spanned {
  const start = clock();
  if (parent) parent.id ??= ++shared.spans;
  const span: Span & Spanned = {
    child: (name) => begin(name, span),
    end(detail) {
      if (parent) span.id ??= ++shared.spans;
      const end = clock();
      const tell = (own?: object) =>
        timed(() =>
          performance.measure(name, {
            start,
            end,
            detail: (span.id ?? shared.track ?? own) && {
              ...shared.track?.(end - start, own),
              ...own,
              ...(span.id && { span: span.id, parent: parent?.id }),
            },
          }),
        );
      // What cannot be cloned is left out.
      guarded(() => [tell(detail)]) ?? guarded(tell);
    },
  };
  return span;
}

/** What the call gives. A detail that the browser was long in copying would hold the page as long when it is read. */
function timed<T extends PerformanceEntry>(call: () => T): T {
  const start = clock();
  const timing = call();
  if (clock() - start > readable) shared.heavy.add(timing);
  return timing;
}

/** What the call gives; what it throws is warned about. */
export function guarded<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    return warn(error);
  }
}
