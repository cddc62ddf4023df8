import { limits } from '../../wire/limits.js';
import type { Entry } from '../../wire/types.js';
import { round } from '../plain.js';
import type { Observe } from './observe.js';

/** Marks and measures of anyone on the page. */
export function observeMarksAndMeasures(observe: Observe, record: (entry: Entry) => void): void {
  for (const type of ['mark', 'measure'] as const)
    observe<PerformanceMark | PerformanceMeasure>(type, (timing) => {
      const detail = readDetail(timing);
      // React 19.2 draws its own DevTools tracks with a flood of measures.
      if (/⚛/.test(detail?.devtools?.trackGroup ?? detail?.devtools?.track)) return;
      record({
        type,
        startTime: round(timing.startTime),
        ...(type === 'measure' && { duration: round(timing.duration) }),
        name: timing.name.slice(0, limits.name),
        ...(detail != null && { detail }),
      } as Entry);
    });
}

// Firefox may refuse to read it ("Permission denied").
function readDetail(timing: PerformanceMark | PerformanceMeasure) {
  try {
    return timing.detail;
  } catch {}
}
