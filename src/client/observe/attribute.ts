import type { Metric } from 'web-vitals';
import type { WebVitalEntry } from '../../wire/types.js';
import { cleanUrl, round } from '../plain.js';
import { selector } from './selector.js';

type Attribution = NonNullable<WebVitalEntry['attribution']>;

/**
 * What a metric is made of, under the names of web-vitals' attribution build, out of the metric's own entries.
 * What the `navigation` and `long-animation-frame` entries tell is not repeated. Call it at once: elements vanish.
 */
export function attribute(metric: Metric): Attribution | undefined {
  const { name, entries } = metric;
  if (!entries.length) return undefined;
  if (name === 'LCP') return attributeLCP(entries.at(-1) as LargestContentfulPaint, metric);
  if (name === 'INP') return attributeINP(entries[0] as PerformanceEventTiming);
  if (name === 'CLS') return attributeCLS(entries as LayoutShift[]);
  return undefined;
}

function attributeLCP(
  { element, id, url }: LargestContentfulPaint,
  { value, navigationStartTime }: Metric,
): Attribution {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const image = url
    ? (performance.getEntriesByName(url, 'resource').at(-1) as PerformanceResourceTiming)
    : undefined;
  // Of a route, the server has answered long ago.
  const start = navigationStartTime || (navigation?.activationStart ?? 0);
  // Each part begins where the one before ends, so that they sum to the value whatever the clocks say.
  const timeToFirstByte = within(0, (navigation?.responseStart ?? 0) - start, value);
  const requested = within(timeToFirstByte, (image?.requestStart || image?.startTime || 0) - start, value);
  const loaded = within(requested, (image?.responseEnd ?? 0) - start, value);
  return {
    target: element ? selector(element) : `#${id}`,
    ...(url && { url: cleanUrl(url) }),
    timeToFirstByte: round(timeToFirstByte),
    resourceLoadDelay: round(requested - timeToFirstByte),
    resourceLoadDuration: round(loaded - requested),
    elementRenderDelay: round(value - loaded),
  };
}

function attributeINP({ name, startTime, target }: PerformanceEventTiming): Attribution {
  return {
    interactionTarget: selector(target),
    interactionType: /^key/.test(name) ? 'keyboard' : 'pointer',
    interactionTime: round(startTime),
  };
}

/**
 * An interaction's time to the next paint in three parts.
 * @param inputs events, of which those count that led to the same paint
 */
export function phasesOf({ entries }: Metric, inputs: PerformanceEventTiming[]): Attribution {
  const [first] = entries as PerformanceEventTiming[];
  if (!first) return {};
  const { startTime, duration } = first;
  const paint = startTime + duration;
  // Durations are rounded to 8 ms, so a paint can seem to come before the end of the handlers.
  const events = [first, ...inputs].filter((event) => Math.abs(event.startTime + event.duration - paint) < 9);
  const end = (time: 'processingStart' | 'processingEnd', least: number, which: typeof Math.max) =>
    within(least, which(...events.map((event) => event[time])), paint);
  const processingStart = end('processingStart', startTime, Math.min);
  const processingEnd = end('processingEnd', processingStart, Math.max);
  return {
    inputDelay: round(processingStart - startTime),
    processingDuration: round(processingEnd - processingStart),
    presentationDelay: round(paint - processingEnd),
  };
}

function attributeCLS(shifts: LayoutShift[]): Attribution {
  const largest = shifts.reduce((a, b) => (a.value >= b.value ? a : b));
  return {
    largestShiftTarget: selector(largest.sources.find(({ node }) => node)?.node),
    largestShiftTime: round(largest.startTime),
    largestShiftValue: largest.value,
  };
}

const within = (low: number, value: number, high: number) => Math.max(low, Math.min(value, high));
