import { warn } from './warn.js';

/** `performance.mark()` that never throws: a wrong call is warned about and answered with `undefined`. */
export function mark(name: string, options?: PerformanceMarkOptions): PerformanceMark | undefined {
  return guarded(() => performance.mark(name, options));
}

/** `performance.measure()` that never throws: a wrong call is warned about and answered with `undefined`. */
export function measure(
  name: string,
  startOrOptions?: string | PerformanceMeasureOptions,
  endMark?: string,
): PerformanceMeasure | undefined {
  return guarded(() => performance.measure(name, startOrOptions as string, endMark));
}

/**
 * Runs `fn`, leaves a measure of how long it took, and gives back what it gave. For a promise that is one which settles
 * as it does, and is measured until then; other thenables may be lazy, and are not waited for. What `fn` throws or
 * rejects with passes through untouched, measured as well.
 */
export function time<T>(name: string, fn: () => T): T {
  const start = performance.now();
  const end = () => {
    measure(name, { start });
  };
  let result: T;
  try {
    result = fn();
  } catch (error) {
    end();
    throw error;
  }
  if (result instanceof Promise) return result.finally(end) as T;
  end();
  return result;
}

function guarded<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    return warn(error);
  }
}
