import { clock } from '../clock.js';
/**
 * Observes one source; unsupported is silence.
 * @param each is given every entry, and among how many it came; gives something where that may have been much work
 */
export type Observe = <T extends PerformanceEntry>(
  type: string,
  each: (entry: T, among: number) => unknown,
) => void;

export interface Observation {
  observe: Observe;
  /**
   * Takes what the browser still holds back and works it off, for at most `budget` ms; with 0 it is thrown away, and
   * so is all that has begun by now. True: something is left.
   */
  drain(budget: number): boolean;
}

/** Longest that we hold the main thread in one go, ms at the visitor's own speed. */
const slice = 4;
/** Before the first slice, ms: entries that come one by one are not worth a task each. */
const gathering = 120;
/** Between two slices, ms. */
const pause = 10;

/**
 * Performance observers whose entries are worked off in short slices: a page that makes 20,000 measures in a loop
 * gets them back in one callback.
 * @param buffered whether what happened before is wanted too
 * @param onRest called whenever nothing waits any more
 */
export function createObservation(buffered: boolean, onRest: () => void): Observation {
  const waiting: (() => boolean)[] = [];
  const takes: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | 0 = 0;
  /** What began earlier is nobody's business. Marks and measures have whatever times their makers like. */
  let since = buffered ? 0 : clock();

  const work = (budget: number) => {
    const end = clock() + budget;
    while (waiting[0] && clock() < end) if (!waiting[0]()) waiting.shift();
    return !!waiting[0];
  };
  // The delay also covers Safari, which calls back inside observe(): https://bugs.webkit.org/show_bug.cgi?id=225305
  const schedule = (delay: number) => {
    timer ||= setTimeout(run, delay, slice);
  };
  const run = (budget: number) => {
    timer = 0;
    if (work(budget)) schedule(pause);
    else onRest();
  };

  return {
    observe<T extends PerformanceEntry>(type: string, each: (entry: T, among: number) => unknown) {
      const take = (entries: PerformanceEntryList) => {
        let next = 0;
        const some = () => {
          // A few at a time: reading the clock costs as much as an entry.
          for (const stop = next + 16; next < stop && next < entries.length; ) {
            try {
              const entry = entries[next++] as T;
              if ((entry.startTime >= since || /^m/.test(type)) && each(entry, entries.length)) break;
            } catch {}
          }
          return next < entries.length;
        };
        waiting.push(some);
      };
      try {
        if (!PerformanceObserver.supportedEntryTypes.includes(type)) return;
        const observer = new PerformanceObserver((list) => {
          take(list.getEntries());
          // In a hidden page, a timer may be a second late, and nobody waits.
          if (document.hidden) run(50);
          else schedule(gathering);
        });
        observer.observe({ type, buffered });
        takes.push(() => take(observer.takeRecords()));
      } catch {}
    },
    drain(budget) {
      for (const take of takes) take();
      if (!budget) {
        waiting.length = 0;
        since = clock();
      }
      schedule(gathering);
      return work(budget);
    },
  };
}
