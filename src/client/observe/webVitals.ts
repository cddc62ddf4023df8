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
  // By name and view: a navigation of the browser's may go through several views, and a view through several of those.
  const changed = new Map<string, [Metric, WebVitalEntry]>();
  const told: Record<string, Metric> = {};
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
          const isSoft = metric.navigationType === 'soft-navigation';
          const last = (name === 'INP' || name === 'CLS') && entries.at(-1);
          // Who waits or sees something shift does so in the view that is shown, whichever navigation led there.
          const view = last
            ? views.during(last.startTime)
            : views.since(round(metric.navigationStartTime!), isSoft ? navigationURL : undefined);
          // Of what is nobody's business or no view to us, and of a server's answer to nobody, nothing is told.
          if (!view || (name === 'TTFB' && isSoft)) return;
          const id = name + view.n;
          const before = told[id] ?? metric;
          if (before.id !== metric.id && value <= before.value) return;
          // A copy: web-vitals goes on to change its own.
          told[id] = { ...metric };
          changed.set(id, [told[id], toEntry(metric, view)]);
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
