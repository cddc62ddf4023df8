import type { FunctionRow, Running, RunningCode } from '../wire/index.js';
import { createSpan, type Span } from './createSpan.js';

/** Of each list. */
const most = 10;

interface Timed {
  startTime: number;
  duration: number;
}

/**
 * What ran in a long frame, as far as it is instrumented; nothing where nothing did.
 *
 * Code comes from the frame's own table, by own time. A measure counts with what it covers of the frame, alike ones
 * together; the first are those that lie in the frame with most of their own time, since one that lasts from the page's
 * load to its end was running in every frame and explains none.
 * @param rows of the frame's tables
 */
export function runningIn(
  { startTime, duration }: Timed,
  rows: readonly FunctionRow[],
  measures: readonly (Timed & { name: string })[],
): Running | undefined {
  const code = new Map<string, RunningCode>();
  for (const { name, kind = 'function', calls, own } of rows) {
    const known = code.get(`${kind} ${name}`) ?? { name, kind, calls: 0, own: 0 };
    code.set(`${kind} ${name}`, { ...known, calls: known.calls + calls, own: known.own + own });
  }
  const end = startTime + duration;
  const running = new Map<string, { count: number; lasted: number; overlap: number; free: Span }>();
  for (const { name, startTime: from, duration: lasted } of measures) {
    if (!(lasted > 0 && from < end && from + lasted > startTime)) continue;
    const alike = running.get(name) ?? { count: 0, lasted: 0, overlap: 0, free: createSpan(startTime, end) };
    running.set(name, alike);
    alike.count++;
    alike.lasted += lasted;
    alike.overlap += alike.free.claim(from, from + lasted);
  }
  if (!code.size && !running.size) return undefined;
  return {
    code: [...code.values()]
      .sort((a, b) => b.own - a.own)
      .slice(0, most)
      .map((one) => ({ ...one, own: rounded(one.own) })),
    measures: [...running]
      .map(([name, { count, lasted, overlap }]) => ({ name, count, overlap, telling: overlap ** 2 / lasted }))
      .sort((a, b) => b.telling - a.telling)
      .slice(0, most)
      .map(({ telling, overlap, ...measure }) => ({ ...measure, overlap: rounded(overlap) })),
  };
}

/** As the wire has times, ms; sums of such are hardly ever. */
function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
