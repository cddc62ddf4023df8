import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** An element's width and the screen's pixels for each of ours, both as they are now. */
export function useWidth(of: RefObject<HTMLElement | null>): { width: number; ratio: number } {
  const [size, setSize] = useState({ width: 0, ratio: devicePixelRatio });
  useLayoutEffect(() => {
    const measure = () => {
      const next = { width: Math.floor(of.current?.clientWidth ?? 0), ratio: devicePixelRatio };
      setSize((old) => (old.width === next.width && old.ratio === next.ratio ? old : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (of.current) observer.observe(of.current);
    // Zooming the page changes the ratio, and with it the window's size in our pixels.
    addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      removeEventListener('resize', measure);
    };
  }, []);
  return size;
}
