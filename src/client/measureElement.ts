import { clock } from './clock.js';
import { measure } from './userTiming.js';
import { warn } from './warn.js';

/** A measure that waits for its element to be painted. It does not know the element, which may go at any time. */
interface Waiting {
  name: string;
  start: number;
  /** When the browser was done with the frame in which it was there. */
  drawn?: number;
}

/** What finds painted elements: made once a page, when it is first needed. */
interface Watch {
  /** `null` once the element is painted. */
  waiting: WeakMap<Element, Waiting[] | null>;
  visible: IntersectionObserver;
  /** Whether the browser itself tells of paints. */
  timed: boolean;
}

/** From a frame until Element Timing has told of what it painted, or tells of nothing in it, ms. */
const patience = 1_000;
let watch: Watch | undefined;

/**
 * Measures how long an element takes from here to its first paint in the viewport, as a `measure` of that name. Call it
 * where the element is made, before it is in the document.
 *
 * Element Timing says when, where the browser has it and it is an image or has text of its own; elsewhere it is the end
 * of the first frame in which the element is there, of an image that in which it is loaded. Unless the element has an
 * attribute `elementtiming`, it gets one. One that is never painted is never told, and costs nothing once it is gone.
 * Called again for an element that waits under that name or is painted, it does nothing. It never throws: what is no
 * element is warned about.
 */
export function measureElement(element: Element, name: string): void {
  if (typeof IntersectionObserver === 'undefined') return;
  try {
    watch ??= watchPaints();
    const waiting = watch.waiting.get(element) ?? [];
    // Frameworks call again with an element that they keep.
    if (watch.waiting.get(element) === null || waiting.some((one) => one.name === name)) return;
    // It throws for what is none.
    watch.visible.observe(element);
    label(element, String(name));
    watch.waiting.set(element, [...waiting, { name, start: clock() }]);
  } catch (error) {
    warn(error);
  }
}

/** Asks Element Timing for it, before it is painted. */
function label(element: Element, name: string): void {
  const set = (element: Element | undefined) => {
    if (element && !element.hasAttribute('elementtiming')) element.setAttribute('elementtiming', name);
  };
  // A constructor may run, at whose end a custom element must be without attributes. The parser looks only after the
  // microtasks, when it is still nowhere. https://dom.spec.whatwg.org/#concept-create-element
  const made = new WeakRef(element);
  const later = () => {
    if (made.deref()?.isConnected) set(made.deref());
    else requestAnimationFrame(() => set(made.deref()));
  };
  if (element.isConnected || !element.localName.includes('-')) set(element);
  else queueMicrotask(later);
}

function watchPaints(): Watch {
  const waiting: Watch['waiting'] = new WeakMap();
  /** Of those that were there, when no paint is told of them. */
  const doubtful = new Set<() => void>();

  const finish = (element: Element, painted?: number) => {
    const found = waiting.get(element);
    if (!found) return;
    waiting.set(element, null);
    visible.unobserve(element);
    for (const { name, start, drawn } of found) {
      const end = painted ?? drawn;
      if (end !== undefined && end >= start) measure(name, { start, end });
    }
  };

  const onDrawn = (element: Element) => {
    const drawn = clock();
    for (const one of waiting.get(element) ?? []) one.drawn ??= drawn;
    if (!timed) return finish(element);
    const settle = () => {
      doubtful.delete(settle);
      clearTimeout(timer);
      finish(element);
    };
    const timer = setTimeout(settle, patience);
    doubtful.add(settle);
  };

  // Called after the frame, whether the element has a size or not; what is not in the document never intersects.
  const visible = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      visible.unobserve(target);
      // An image without a source is complete too.
      if (target instanceof HTMLImageElement && !(target.complete && target.currentSrc))
        target.addEventListener('load', () => afterFrame(() => onDrawn(target)), { once: true });
      else onDrawn(target);
    }
  });
  const timed = observePaints((element, time) => finish(element, time));
  const settleAll = () => {
    for (const settle of doubtful) settle();
  };
  // In the capture phase, so that the measures are made when Fieldmark takes its last.
  addEventListener('pagehide', settleAll, true);
  addEventListener('visibilitychange', () => document.hidden && settleAll(), true);
  return { waiting, visible, timed };
}

/** https://w3c.github.io/element-timing/ */
function observePaints(onPaint: (element: Element, time: number) => void): boolean {
  try {
    if (!PerformanceObserver.supportedEntryTypes.includes('element')) return false;
    new PerformanceObserver((list) => {
      for (const { element, startTime } of list.getEntries() as PerformanceElementTiming[])
        if (element) onPaint(element, startTime);
    }).observe({ type: 'element' });
    return true;
  } catch {
    return false;
  }
}

/** A message's task comes right after the frame's. */
function afterFrame(callback: () => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      callback();
    };
    port2.postMessage(0);
  });
}
