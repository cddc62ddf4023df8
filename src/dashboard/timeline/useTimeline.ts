import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Address } from '../state/Address.js';
import type { Change } from '../state/useAddress.js';
import type { Bar } from './Bar.js';
import { barOf } from './barOf.js';
import type { Span } from './Span.js';
import { around, parseSpan, spanText, within } from './spans.js';

/** What of the page is seen and selected. */
export interface Seen {
  span: Span;
  selected: Bar | undefined;
}

/** So long the URL waits for the end of a movement, ms: browsers refuse hundreds of changes in a row. */
const settling = 250;

/** What is seen, as the address says it; what is changed here comes into the address once it rests. */
export function useTimeline(
  { zoom, item, at }: Address,
  change: Change,
  { bars, whole }: { bars: readonly Bar[]; whole: Span },
): [Seen, (seen: Partial<Seen>) => void] {
  const read = (): Seen => {
    const selected = bars.find(({ id }) => id === item) ?? (at === undefined ? undefined : barOf(bars, at));
    const asked = parseSpan(zoom);
    if (asked) return { span: within(whole, asked), selected };
    return { span: selected && at !== undefined ? around(whole, selected) : whole, selected };
  };
  const [seen, setSeen] = useState(read);
  const key = JSON.stringify([zoom, item, at]);
  const known = useRef(key);
  const moved = useRef(false);

  // Both at once, not after the next frame: the reader goes on meanwhile.
  // Back, forward, and links to another place of the same page.
  useLayoutEffect(() => {
    if (key === known.current) return;
    known.current = key;
    moved.current = false;
    setSeen(read());
  }, [key]);

  useLayoutEffect(() => {
    if (!moved.current) return;
    const timer = setTimeout(() => {
      const next = { zoom: spanText(whole, seen.span), item: seen.selected?.id ?? '', at: undefined };
      known.current = JSON.stringify([next.zoom, next.item, next.at]);
      moved.current = false;
      change(next, 'replace');
    }, settling);
    return () => clearTimeout(timer);
  }, [seen]);

  const move = useCallback((part: Partial<Seen>) => {
    moved.current = true;
    setSeen((old) => ({ ...old, ...part }));
  }, []);
  return [seen, move];
}
