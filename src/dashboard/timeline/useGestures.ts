import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Span } from './Span.js';
import { panned, within, zoomed } from './spans.js';

type Point = readonly [x: number, y: number];

interface Gestures {
  whole: Span;
  span: Span;
  width: number;
  onSpan: (span: Span) => void;
  onHover: (at: Point | undefined) => void;
  onPick: (at: Point) => void;
  /** Pressed twice. */
  onEnter: (at: Point) => void;
}

/** So far a press may wander, px. */
const still = 4;

/**
 * Pointers and wheel on the picture: dragging moves it, with Shift it marks what to zoom to, two fingers zoom. The wheel
 * zooms with Ctrl (as a touchpad's pinch does) and moves sideways; plain it scrolls the document, so that nobody is
 * caught in the picture.
 * @returns from where to where is marked, px
 */
export function useGestures(
  canvas: RefObject<HTMLCanvasElement | null>,
  gestures: Gestures,
): readonly [from: number, to: number] | undefined {
  const latest = useRef(gestures);
  latest.current = gestures;
  const [marked, setMarked] = useState<readonly [number, number] | undefined>();

  useEffect(() => {
    const element = canvas.current!;
    const abort = new AbortController();
    const { signal } = abort;
    const pointers = new Map<number, Point>();
    let pressed: { at: Point; span: Span; marks: boolean; moved: boolean } | undefined;

    const pointOf = ({ clientX, clientY }: MouseEvent): Point => {
      const { left, top } = element.getBoundingClientRect();
      return [clientX - left, clientY - top];
    };
    const timeAt = (x: number, { from, to }: Span) => from + (x / latest.current.width) * (to - from);

    const onWheel = (event: WheelEvent) => {
      const { whole, span, width, onSpan } = latest.current;
      const sideways = event.shiftKey && !event.deltaX ? event.deltaY : event.deltaX;
      if (event.ctrlKey || event.metaKey) {
        const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 30 : 1;
        const factor = Math.exp(Math.max(-1, Math.min(1, event.deltaY * lines * 0.004)));
        onSpan(zoomed(whole, span, factor, timeAt(pointOf(event)[0], span)));
      } else if (sideways && Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
        onSpan(panned(whole, span, (sideways / width) * (span.to - span.from)));
      } else return;
      event.preventDefault();
    };

    const onDown = (event: PointerEvent) => {
      if (event.button) return;
      pointers.set(event.pointerId, pointOf(event));
      element.setPointerCapture(event.pointerId);
      pressed = {
        at: pointOf(event),
        span: latest.current.span,
        marks: event.shiftKey,
        moved: pointers.size > 1,
      };
    };

    const onMove = (event: PointerEvent) => {
      const { whole, span, width, onSpan, onHover } = latest.current;
      const at = pointOf(event);
      const before = pointers.get(event.pointerId);
      if (!pressed || !before) {
        if (event.pointerType !== 'touch') onHover(at);
        return;
      }
      if (pointers.size === 2) {
        const [other] = [...pointers].find(([id]) => id !== event.pointerId)!.slice(1) as [Point];
        pointers.set(event.pointerId, at);
        const apart = Math.max(10, Math.abs(at[0] - other[0]));
        const factor = Math.max(10, Math.abs(before[0] - other[0])) / apart;
        onSpan(zoomed(whole, span, factor, timeAt((at[0] + other[0]) / 2, span)));
        return;
      }
      pointers.set(event.pointerId, at);
      const distance = at[0] - pressed.at[0];
      if (!pressed.moved && Math.hypot(distance, at[1] - pressed.at[1]) < still) return;
      pressed.moved = true;
      onHover(undefined);
      if (pressed.marks) setMarked([pressed.at[0], at[0]]);
      else onSpan(panned(whole, pressed.span, (-distance / width) * (pressed.span.to - pressed.span.from)));
    };

    const onUp = (event: PointerEvent) => {
      const { whole, span, onSpan, onPick } = latest.current;
      const at = pointOf(event);
      pointers.delete(event.pointerId);
      const press = pressed;
      if (pointers.size) return;
      pressed = undefined;
      setMarked(undefined);
      if (!press || event.type === 'pointercancel') return;
      if (!press.moved) onPick(at);
      else if (press.marks) {
        const [from, to] = [press.at[0], at[0]].sort((a, b) => a - b) as [number, number];
        onSpan(within(whole, { from: timeAt(from, span), to: timeAt(to, span) }));
      }
    };

    element.addEventListener('wheel', onWheel, { signal, passive: false });
    element.addEventListener('pointerdown', onDown, { signal });
    element.addEventListener('pointermove', onMove, { signal });
    element.addEventListener('pointerup', onUp, { signal });
    element.addEventListener('pointercancel', onUp, { signal });
    element.addEventListener('pointerleave', () => latest.current.onHover(undefined), { signal });
    element.addEventListener('dblclick', (event) => latest.current.onEnter(pointOf(event)), { signal });
    return () => abort.abort();
  }, []);

  return marked;
}
