import type { Entry, NavigationEntry } from '../../wire/types.js';
import { plain } from '../plain.js';
import type { Observe } from './observe.js';

/** The page's load, once: when it is complete, or as far as it got when `settle()` is called. */
export function observeNavigation(observe: Observe, record: (entry: Entry) => void): { settle(): void } {
  let last: PerformanceEntry | undefined;
  let done = false;
  const settle = () => {
    if (done || !last) return;
    done = true;
    record({ ...plain(last), initiatorType: undefined, type: 'navigation', startTime: 0 } as NavigationEntry);
  };
  // The entry arrives twice when the observer is registered before the load ends.
  observe<PerformanceNavigationTiming>('navigation', (timing) => {
    last = timing;
    if (timing.loadEventEnd) settle();
  });
  return { settle };
}
