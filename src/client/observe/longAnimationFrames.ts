import type { Entry, LongAnimationFrameEntry, Script } from '../../wire/types.js';
import { cleanUrl, plain, times } from '../plain.js';
import type { Observe } from './observe.js';

/** Frames of 50 ms and more, with every script that the browser names. */
export function observeLongAnimationFrames(
  observe: Observe,
  record: (entry: Entry) => void,
  onFrame: (start: number, end: number) => void,
): void {
  observe<PerformanceLongAnimationFrameTiming>('long-animation-frame', (timing) => {
    const scripts = timing.scripts.map(toScript);
    onFrame(timing.startTime, timing.startTime + timing.duration);
    record({
      type: 'long-animation-frame',
      ...plain(timing),
      ...times(timing),
      ...(scripts[0] && { scripts }),
    } as LongAnimationFrameEntry);
  });
}

function toScript(timing: PerformanceScriptTiming): Script {
  const script = { ...plain(timing), ...times(timing) } as Script;
  // The invoker can be a script's URL, or hold an element's: IMG[src=https://…?token=…].onload
  script.invoker &&= /script$/.test(timing.invokerType)
    ? cleanUrl(script.invoker)
    : script.invoker.replace(/\?[^\]]*/, '');
  return script;
}
