import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Paints a canvas of the given size before the next frame, and no more than once in it. */
export function usePaint(
  canvas: RefObject<HTMLCanvasElement | null>,
  { width, height, ratio }: { width: number; height: number; ratio: number },
  paint: (context: CanvasRenderingContext2D, canvas: HTMLCanvasElement) => void,
): void {
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const element = canvas.current;
      const context = element?.getContext('2d');
      if (!element || !context || !width) return;
      const [x, y] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (element.width !== x || element.height !== y) [element.width, element.height] = [x, y];
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      paint(context, element);
    });
    return () => cancelAnimationFrame(frame);
  });
}
