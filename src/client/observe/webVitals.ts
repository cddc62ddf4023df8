import { type Metric, onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals';
import type { Entry, View, WebVitalEntry } from '../../wire/types.js';
import { round } from '../plain.js';
import type { Views } from '../view.js';
import { attribute, phasesOf } from './attribute.js';
import type { Observe } from './observe.js';

/** So long a changing metric is watched before its value is recorded, ms. */
const settling = 1_000;

/**
 * The five Web Vitals, recorded whenever they have changed and not only at the end: a page that is killed has told
 * what it knew. `settle()` records what is waiting.
 */
export function observeWebVitals(
  observe: Observe,
  record: (entry: Entry) => void,
  views: Views,
): { settle(): void } {
  const changed = new Map<string, [Metric, WebVitalEntry]>();
  /** INP of each view. */
  const slowest: number[] = [];
  let inputs: PerformanceEventTiming[] = [];
  let timer: ReturnType<typeof setTimeout> | 0 = 0;
  const settle = () => {
    timer = 0;
    for (const [metric, entry] of changed.values()) {
      if (metric.name === 'INP') Object.assign(entry.attribution ?? {}, phasesOf(metric, inputs));
      record(entry);
    }
    changed.clear();
  };
  // web-vitals tells one event of an interaction, mostly the first; the others that led to the same paint come by here.
  observe<PerformanceEventTiming>('event', (event) => {
    inputs = [...inputs.slice(-20), event];
  });
  for (const onChange of [onCLS, onFCP, onINP, onLCP, onTTFB])
    try {
      // Without reportAllChanges, INP is lost on a page that hides before the browser was idle.
      onChange(
        (metric) => {
          const { name, value, entries, navigationURL } = metric;
          const start = round(metric.navigationStartTime!);
          const isSoft = metric.navigationType === 'soft-navigation';
          const own = views.since(start, isSoft ? navigationURL : undefined);
          // What is a navigation to the browser alone, as to another query, begins no view: who waits there waits in this.
          const view = own ?? (name === 'INP' && views.at(start));
          // Of what belongs to no view, and of a server's answer to nobody, nothing is told.
          if (!view || (name === 'TTFB' && isSoft)) return;
          if (name === 'INP') {
            // Nor of an interaction that led to the view.
            if (Number(entries[0]?.startTime) < view.startTime) return;
            // 8 ms stand for those that nobody has timed.
            if (!own && value <= (slowest[view.n] ?? 8)) return;
            slowest[view.n] = value;
          }
          changed.set(metric.id, [metric, toEntry(metric, view)]);
          timer ||= setTimeout(settle, settling);
        },
        { reportAllChanges: true, reportSoftNavs: true },
      );
    } catch {}
  return { settle };
}

function toEntry(metric: Metric, { startTime, navigationType }: View): WebVitalEntry {
  const { name, value, entries, navigationStartTime } = metric;
  let attribution: WebVitalEntry['attribution'];
  try {
    attribution = attribute(metric);
  } catch {
    // A form's own fields can stand in the place of what is asked of it.
  }
  return {
    type: 'web-vital',
    startTime: round(Math.max(startTime, entries.at(-1)?.startTime ?? navigationStartTime! + value)),
    name,
    value: name === 'CLS' ? Math.round(value * 1e4) / 1e4 : round(value),
    navigationType,
    ...(attribution && { attribution }),
  };
}
