import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useScheme } from '../trends/useScheme.js';
import type { Track } from './Bar.js';
import { densityOf } from './densityOf.js';
import { moment } from './moment.js';
import { paletteOf } from './paletteOf.js';
import type { Span } from './Span.js';
import { panned, within } from './spans.js';
import { ticksOf } from './ticksOf.js';
import { usePaint } from './usePaint.js';
import { useWidth } from './useWidth.js';

interface Props {
  tracks: readonly Track[];
  whole: Span;
  span: Span;
  onSpan: (span: Span) => void;
}

const height = 56;
/** Of it, where the times stand, px. */
const axis = 15;
/** So near an edge has to be pressed to be taken, px. */
const grip = 7;

/** The whole page, small: where its long frames and requests are. Dragging chooses what is seen below. */
export function Strip({ tracks, whole, span, onSpan }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, ratio } = useWidth(frame);
  const latest = useRef({ whole, span, width, onSpan });
  latest.current = { whole, span, width, onSpan };
  useScheme();

  const densities = useMemo(() => {
    const of = (...kinds: string[]) =>
      densityOf(
        tracks.flatMap(({ bars }) => bars.filter(({ kind }) => kinds.includes(kind))),
        whole,
        Math.max(1, width),
      );
    return { busy: of('frame', 'longtask'), measured: of('measure', 'span'), waiting: of('request') };
  }, [tracks, whole, width]);

  usePaint(canvas, { width, height, ratio }, (context, element) => {
    const palette = paletteOf(element);
    context.clearRect(0, 0, width, height);
    const bottom = height - 14;
    const columns = [
      [densities.busy, palette.edge('frame'), axis, bottom - axis],
      [densities.measured, palette.edge('measure'), bottom + 2, 4],
      [densities.waiting, palette.edge('request'), bottom + 8, 4],
    ] as const;
    for (const [shares, colour, top, tall] of columns) {
      context.fillStyle = colour;
      shares.forEach((share, x) => {
        if (!share) return;
        const size = Math.max(1.5, share * tall);
        context.fillRect(x, top + tall - size, 1, size);
      });
    }
    context.font = `10.5px ${palette.font}`;
    context.textBaseline = 'top';
    context.fillStyle = palette.muted;
    const scale = width / (whole.to - whole.from);
    const { step, ticks } = ticksOf(whole, width, 110);
    for (const tick of ticks) context.fillText(moment(tick, step), (tick - whole.from) * scale + 3, 2);
    const [from, to] = [(span.from - whole.from) * scale, (span.to - whole.from) * scale];
    context.globalAlpha = 0.72;
    context.fillStyle = palette.sunken;
    context.fillRect(0, 0, from, height);
    context.fillRect(to, 0, width - to, height);
    context.globalAlpha = 1;
    context.fillStyle = palette.accent;
    context.fillRect(Math.max(0, from - 1), 0, 2, height);
    context.fillRect(Math.min(width - 2, to - 1), 0, 2, height);
  });

  useEffect(() => {
    const element = canvas.current!;
    const abort = new AbortController();
    const { signal } = abort;
    let drag: ((time: number) => Span) | undefined;
    const timeOf = ({ clientX }: PointerEvent) => {
      const { whole, width } = latest.current;
      return (
        whole.from + ((clientX - element.getBoundingClientRect().left) / width) * (whole.to - whole.from)
      );
    };
    const dragFrom = (time: number): ((time: number) => Span) => {
      const { whole, span, width } = latest.current;
      const near = (grip / width) * (whole.to - whole.from);
      const all = span.from <= whole.from && span.to >= whole.to;
      const between = (a: number, b: number) => within(whole, { from: Math.min(a, b), to: Math.max(a, b) });
      if (!all && Math.abs(time - span.from) < near) return (to) => between(to, span.to);
      if (!all && Math.abs(time - span.to) < near) return (to) => between(span.from, to);
      if (!all && time > span.from && time < span.to) return (to) => panned(whole, span, to - time);
      return (to) => between(time, to);
    };
    let began = 0;
    element.addEventListener(
      'pointerdown',
      (event) => {
        if (event.button) return;
        element.setPointerCapture(event.pointerId);
        began = event.clientX;
        drag = dragFrom(timeOf(event));
      },
      { signal },
    );
    element.addEventListener(
      'pointermove',
      (event) => {
        if (drag && Math.abs(event.clientX - began) > 2) latest.current.onSpan(drag(timeOf(event)));
      },
      { signal },
    );
    for (const end of ['pointerup', 'pointercancel'] as const)
      element.addEventListener(end, () => (drag = undefined), { signal });
    element.addEventListener('dblclick', () => latest.current.onSpan(latest.current.whole), { signal });
    return () => abort.abort();
  }, []);

  return (
    <div class="strip" ref={frame} aria-hidden="true">
      <canvas
        ref={canvas}
        style={{ height: `${height}px` }}
        title="Drag to choose what is seen; press twice for all"
      />
    </div>
  );
}
