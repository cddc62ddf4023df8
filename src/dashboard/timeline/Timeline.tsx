import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { count } from '../format/count.js';
import { useScheme } from '../trends/useScheme.js';
import type { Bar, Track } from './Bar.js';
import { draw } from './draw.js';
import { keyed } from './keyed.js';
import { paletteOf } from './paletteOf.js';
import { type Pointed, pointAt } from './pointAt.js';
import type { Span } from './Span.js';
import { Strip } from './Strip.js';
import { sentenceOf } from './sentenceOf.js';
import { shelvesOf } from './shelvesOf.js';
import { around, holding } from './spans.js';
import { Tooltip } from './Tooltip.js';
import { useGestures } from './useGestures.js';
import { usePaint } from './usePaint.js';
import type { Seen } from './useTimeline.js';
import { useWidth } from './useWidth.js';

interface Props {
  tracks: readonly Track[];
  whole: Span;
  seen: Seen;
  move: (seen: Partial<Seen>) => void;
  /** Enter on what is selected. */
  onOpen: () => void;
}

/** The page's tracks as a picture that can be zoomed and walked through. */
export function Timeline({ tracks, whole, seen, move, onOpen }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, ratio } = useWidth(frame);
  const { shelves, height } = useMemo(() => shelvesOf(tracks), [tracks]);
  const [hover, setHover] = useState<(Pointed & { at: readonly [number, number] }) | undefined>();
  const { span, selected } = seen;
  useScheme();

  const select = (bar: Bar | undefined) =>
    move({ selected: bar, ...(bar && { span: holding(whole, span, bar) }) });
  const dragged = useGestures(canvas, {
    whole,
    span,
    width,
    onSpan: (next) => move({ span: next }),
    onHover: (at) => {
      const there = at && pointAt(shelves, span, width, at);
      setHover(there && at && { ...there, at });
    },
    onPick: (at) => move({ selected: pointAt(shelves, span, width, at)?.bar }),
    onEnter: (at) => {
      const there = pointAt(shelves, span, width, at);
      if (!there) return;
      const { lane, box, bar } = there;
      const crowd = { start: lane[box.first]!.start, end: lane[box.last]!.end };
      move({ selected: bar, span: around(whole, there.count > 1 ? crowd : bar) });
    },
  });

  usePaint(canvas, { width, height, ratio }, (context, element) => {
    const palette = paletteOf(element);
    draw(context, { shelves, span, width, height, palette, selected, hovered: hover?.bar });
    if (!dragged) return;
    context.fillStyle = palette.accent;
    context.globalAlpha = 0.18;
    context.fillRect(Math.min(...dragged), 0, Math.abs(dragged[1] - dragged[0]), height);
    context.globalAlpha = 1;
  });
  // What was under the pointer may have moved away.
  useEffect(() => setHover(undefined), [span, tracks]);

  const entries = tracks.reduce((sum, { bars }) => sum + bars.length, 0);
  return (
    <div class="timeline">
      <Strip tracks={tracks} whole={whole} span={span} onSpan={(next) => move({ span: next })} />
      <div class="timeline-frame" ref={frame}>
        {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: an application takes keys */}
        <canvas
          ref={canvas}
          class="timeline-canvas"
          role="application"
          aria-label={`Timeline: ${count(entries)} entries in ${count(tracks.length)} tracks`}
          aria-describedby="timeline-keys"
          tabIndex={0}
          style={{ height: `${height}px` }}
          onKeyDown={(event) => keyed(event, { tracks, whole, seen, move, select, onOpen })}
        >
          The same stands in the table below.
        </canvas>
        {hover && <Tooltip pointed={hover} at={hover.at} width={width} />}
      </div>
      <p class="hidden" aria-live="polite" data-selected>
        {selected ? sentenceOf(selected, tracks) : 'Nothing is selected.'}
      </p>
      <p class="timeline-keys note" id="timeline-keys">
        <kbd>Ctrl</kbd> + wheel or <kbd>W</kbd> <kbd>S</kbd> zoom, dragging or <kbd>A</kbd> <kbd>D</kbd>{' '}
        moves, <kbd>Shift</kbd> + dragging zooms to what is marked, arrows step through entries,{' '}
        <kbd>Enter</kbd> opens what is selected, <kbd>Home</kbd> shows the whole page.
      </p>
    </div>
  );
}
