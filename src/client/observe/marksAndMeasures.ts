import { limits } from '../../wire/limits.js';
import type { Entry } from '../../wire/types.js';
import { round } from '../plain.js';
import type { RecordEntry } from '../record.js';
import type { Observe } from './observe.js';

/** Marks and measures of anyone on the page. */
export function observeMarksAndMeasures(observe: Observe, record: RecordEntry): void {
  for (const type of ['mark', 'measure'] as const)
    observe<PerformanceMark | PerformanceMeasure>(type, (timing) => {
      const entry = { type, startTime: round(timing.startTime) } as Entry;
      // In a flood, most are refused before anything is read.
      record(entry, () => {
        const detail = readDetail(timing);
        // React 19.2 draws its own DevTools tracks with a flood of measures.
        if (/⚛/.test(detail?.devtools?.trackGroup ?? detail?.devtools?.track)) return;
        return {
          ...entry,
          ...(type === 'measure' && { duration: round(timing.duration) }),
          name: timing.name.slice(0, limits.name),
          ...(detail != null && { detail }),
        } as Entry;
      });
    });
}

// Firefox may refuse to read it ("Permission denied").
function readDetail(timing: PerformanceMark | PerformanceMeasure) {
  try {
    return timing.detail;
  } catch {}
}
