import { cleanUrl, round } from '../plain.js';
import { draw } from './draw.js';
import { trackEntry } from './trackEntry.js';

/** The scripts of long animation frames, those so far and those to come; nothing where the browser knows of none. */
export function drawLongFrames(): void {
  const type = 'long-animation-frame';
  if (!PerformanceObserver.supportedEntryTypes.includes(type)) return;
  const observer = new PerformanceObserver((list) => {
    for (const frame of list.getEntries() as PerformanceLongAnimationFrameTiming[])
      for (const script of frame.scripts) drawScript(frame, script);
  });
  observer.observe({ type, buffered: true });
}

function drawScript(frame: PerformanceLongAnimationFrameTiming, script: PerformanceScriptTiming): void {
  const { startTime, duration, sourceURL, sourceFunctionName, sourceCharPosition } = script;
  const { invoker, invokerType, forcedStyleAndLayoutDuration } = script;
  // Where the invoker is a script, it is the file.
  const caller = /script$/.test(invokerType) ? invokerType : invoker;
  const file = cleanUrl(sourceURL).split('/').pop();
  const properties = {
    invoker: caller,
    'forced style and layout': forcedStyleAndLayoutDuration
      ? `${round(forcedStyleAndLayoutDuration)} ms`
      : undefined,
    source: sourceURL ? `${cleanUrl(sourceURL)}, character ${sourceCharPosition}` : undefined,
    frame: `${round(frame.duration)} ms, blocking ${round(frame.blockingDuration)} ms`,
  };
  draw(
    [sourceFunctionName || caller, file].filter(Boolean).join(' '),
    startTime,
    startTime + duration,
    trackEntry('Long frames', duration, properties, `${sourceFunctionName || '(anonymous)'} by ${caller}`),
  );
}
