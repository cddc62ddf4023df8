import type { Entry } from '../src/wire/index.js';
import { isStored, type Received } from './site.js';

/** What became of the entries that `work()` of `pages/work.js` made. */
export interface Tally {
  /** In requests, each as often as it was sent. */
  sent: number;
  /** Different ones that an endpoint holds that stores by (page, seq). */
  stored: number;
  /** What that endpoint holds more than once, or was told two different things about. */
  twice: number;
  requests: number;
  /** Of the requests' bodies. */
  bytes: number;
}

/** Tells what the requests came to. */
export function tally(received: Received[]): Tally {
  const store = new Map<string, string>();
  let sent = 0;
  let twice = 0;
  let bytes = 0;
  for (const request of received) {
    bytes += request.bytes;
    for (const { page, from, entries } of request.batches)
      for (const [i, entry] of entries.entries()) {
        if (!isWork(entry)) continue;
        sent++;
        if (!isStored(request.status)) continue;
        const key = `${page.id} ${from + i}`;
        const what = page.id + JSON.stringify(entry);
        if ((store.get(key) ?? what) !== what) twice++;
        store.set(key, what);
      }
  }
  const stored = new Set(store.values()).size;
  return { sent, stored, twice: twice + store.size - stored, requests: received.length, bytes };
}

function isWork(entry: Entry): boolean {
  if (entry.type === 'measure') return entry.name.startsWith('work:');
  return (
    entry.type === 'long-animation-frame' &&
    !!entry.scripts?.some(({ sourceFunctionName }) => sourceFunctionName === 'longFrame')
  );
}
