import { limits } from '../../wire/limits.js';
import type { MeasureEntry } from '../../wire/types.js';
import { round } from '../plain.js';
import type { RecordEntry } from '../record.js';
import { shared } from '../shared.js';
import type { Observe } from './observe.js';

/** Marks and measures of anyone on the page. */
export function observeMarksAndMeasures(observe: Observe, record: RecordEntry): void {
  for (const type of ['mark', 'measure'] as const)
    observe<PerformanceMark | PerformanceMeasure>(type, (timing, among) => {
      const entry = { type, startTime: round(timing.startTime) } as MeasureEntry;
      // In a flood, most are refused before anything is read.
      record(
        entry,
        () => {
          const heavy = shared.heavy.has(timing);
          const detail = heavy ? undefined : readDetail(timing);
          const devtools = detail?.devtools;
          // React 19.2 draws its own DevTools tracks with a flood of measures.
          if (devtools && /⚛/.test(devtools.trackGroup ?? devtools.track)) return;
          // One by one: to spread objects would cost as much as all the rest.
          if (type === 'measure') entry.duration = round(timing.duration);
          entry.name = timing.name.slice(0, limits.name);
          if (detail != null) entry.detail = detail;
          if (heavy) entry.truncated = true;
          return entry;
        },
        among,
      );
      return entry.detail;
    });
}

// Firefox may refuse to read it ("Permission denied").
function readDetail(timing: PerformanceMark | PerformanceMeasure) {
  try {
    return timing.detail;
  } catch {}
}
