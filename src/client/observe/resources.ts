import { limits } from '../../wire/limits.js';
import type { Entry, ResourceEntry } from '../../wire/types.js';
import { cleanUrl, plain, times } from '../plain.js';
import type { Observe } from './observe.js';

/** What is kept of a request beside its time: who asked, when it was answered, how much it was, whether it held up the drawing. */
const told = /^(init|requestS|responseS|\w+Size|render\w+sb)/;

/** Requests of the page, but for those to the endpoint: each would tell of the one before. */
export function observeResources(observe: Observe, record: (entry: Entry) => void, endpoint: string): void {
  const own = cleanUrl(endpoint);
  observe<PerformanceResourceTiming>('resource', (timing) => {
    const name = cleanUrl(timing.name);
    if (name === own) return;
    const serverTiming = timing.serverTiming?.slice(0, 20).map((metric) => ({
      name: metric.name.slice(0, limits.name),
      ...plain(metric),
    }));
    record({
      type: 'resource',
      name,
      ...plain(timing, told),
      ...times(timing),
      ...(serverTiming?.[0] && { serverTiming }),
    } as ResourceEntry);
  });
}
