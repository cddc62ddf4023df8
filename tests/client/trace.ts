import type { Browser, Page } from '@playwright/test';
import type { TrackEntry } from '../../src/client/devtools/trackEntry.js';

/** A measure as the Performance panel finds it in Chromium's trace. */
export interface Drawn {
  name: string;
  /** ms */
  duration: number;
  devtools?: TrackEntry;
}

interface TraceEvent {
  name: string;
  cat: string;
  ph: string;
  /** µs */
  ts: number;
  id2: { local: string };
  args: { detail?: string };
}

/** The measures in a trace of what `work` does. */
export async function trace(browser: Browser, page: Page, work: () => Promise<unknown>): Promise<Drawn[]> {
  await browser.startTracing(page, { categories: ['blink.user_timing'] });
  await work();
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
  const begun = new Map<string, TraceEvent>();
  const drawn: Drawn[] = [];
  for (const event of traceEvents.sort((a, b) => a.ts - b.ts)) {
    if (event.cat !== 'blink.user_timing') continue;
    const key = event.name + event.id2?.local;
    if (event.ph === 'b') begun.set(key, event);
    // `n`: it ended as it began.
    const begin = event.ph === 'n' ? event : event.ph === 'e' && begun.get(key);
    if (!begin) continue;
    drawn.push({
      // The space that nobody sees.
      name: event.name.replace('\u200b', ''),
      duration: (event.ts - begin.ts) / 1000,
      ...JSON.parse(begin.args.detail ?? '{}'),
    });
  }
  return drawn;
}
