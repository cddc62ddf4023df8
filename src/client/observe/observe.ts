/** Observes one source; unsupported is silence. */
export type Observe = <T extends PerformanceEntry>(type: string, each: (entry: T) => void) => void;

export interface Observation {
  observe: Observe;
  /** Takes what the browser still holds back and works it off, for at most `budget` ms. */
  drain(budget: number): void;
}

/** Longest that we hold the main thread in one go, ms at the visitor's own speed. */
const slice = 5;
/** Between two slices, ms: entries that come one by one are not worth a task each. */
const pause = 10;

/**
 * Performance observers whose entries are worked off in short slices: a page that makes 20,000 measures in a loop
 * gets them back in one callback.
 * @param buffered whether what happened before is wanted too
 */
export function createObservation(buffered: boolean): Observation {
  const waiting: (() => boolean)[] = [];
  const takes: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | 0 = 0;

  const work = (budget: number) => {
    timer = 0;
    const end = performance.now() + budget;
    while (waiting[0] && performance.now() < end) if (!waiting[0]()) waiting.shift();
    if (waiting[0]) schedule();
  };
  // The delay also covers Safari, which calls back inside observe(): https://bugs.webkit.org/show_bug.cgi?id=225305
  const schedule = () => {
    if (!timer) timer = setTimeout(work, pause, slice);
  };

  return {
    observe<T extends PerformanceEntry>(type: string, each: (entry: T) => void) {
      const take = (entries: PerformanceEntryList) => {
        let next = 0;
        const some = () => {
          // A few at a time: reading the clock costs as much as an entry.
          for (const stop = next + 16; next < stop && next < entries.length; next++) {
            try {
              each(entries[next] as T);
            } catch {}
          }
          return next < entries.length;
        };
        waiting.push(some);
        schedule();
      };
      try {
        if (!PerformanceObserver.supportedEntryTypes.includes(type)) return;
        const observer = new PerformanceObserver((list) => take(list.getEntries()));
        observer.observe({ type, buffered });
        takes.push(() => take(observer.takeRecords()));
      } catch {}
    },
    drain(budget) {
      for (const take of takes) take();
      work(budget);
    },
  };
}
