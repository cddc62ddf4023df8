import type { Bar, Track } from './Bar.js';
import type { Span } from './Span.js';
import { panned, zoomed } from './spans.js';
import { type Step, stepFrom } from './stepFrom.js';
import type { Seen } from './useTimeline.js';

interface Timeline {
  tracks: readonly Track[];
  whole: Span;
  seen: Seen;
  move: (seen: Partial<Seen>) => void;
  select: (bar: Bar | undefined) => void;
  onOpen: () => void;
}

const steps: { [key: string]: Step } = {
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const zooms: { [key: string]: number } = { '+': 0.6, '=': 0.6, w: 0.6, '-': 1 / 0.6, _: 1 / 0.6, s: 1 / 0.6 };
const pans: { [key: string]: number } = { a: -0.2, d: 0.2 };

/** Does what a key asks for. Tab, and what belongs to the browser, stay what they are. */
export function keyed(event: KeyboardEvent, { tracks, whole, seen, move, select, onOpen }: Timeline): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { span, selected } = seen;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const pan = event.shiftKey ? { ArrowLeft: -0.2, ArrowRight: 0.2 }[key] : pans[key];
  if (pan) move({ span: panned(whole, span, pan * (span.to - span.from)) });
  else if (steps[key]) select(stepFrom(tracks, selected, steps[key]));
  else if (zooms[key]) {
    const middle = selected && Math.max(span.from, Math.min(span.to, (selected.start + selected.end) / 2));
    move({ span: zoomed(whole, span, zooms[key], middle) });
  } else if (key === 'Home') move({ span: whole });
  else if (key === 'Enter' && selected) onOpen();
  else if (key === 'Escape' && selected) select(undefined);
  else return;
  event.preventDefault();
}
