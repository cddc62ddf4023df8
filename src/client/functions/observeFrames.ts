/** Long animation frames to come; nothing where the browser has none. */
export function observeFrames(
  claim: (frames: PerformanceLongAnimationFrameTiming[]) => void,
): (() => PerformanceLongAnimationFrameTiming[]) | undefined {
  const type = 'long-animation-frame';
  try {
    if (!PerformanceObserver.supportedEntryTypes.includes(type)) return;
    const observer = new PerformanceObserver((list) =>
      claim(list.getEntries() as PerformanceLongAnimationFrameTiming[]),
    );
    observer.observe({ type });
    return () => observer.takeRecords() as PerformanceLongAnimationFrameTiming[];
  } catch {}
}
