import type { CalledPlace } from './source.js';

/**
 * `GET /api/interactions`: slow inputs by what they were meant for, the most costly first; at most 30 rows.
 *
 * A view's INP is one interaction. Beside it stand the long frames that handled an input and are part of no such
 * interaction: of those the browser tells the listener and not the target.
 */
export interface Interactions {
  /** Interactions in all, listed or not. */
  count: number;
  rows: InteractionRow[];
}

export interface InteractionRow {
  /** A CSS selector; of `frame` what held the listener, a control with an id as `#id` too. Empty: the element was gone, or the browser did not tell. */
  target: string;
  /** `pointer`, `keyboard`, or the event's own name where a frame tells it. */
  type: string;
  /** Where it is known from: a view's INP, and long frames beside it, or these alone. */
  known: 'inp' | 'frame';
  count: number;
  users: number;
  p75: number;
  /** Means of the interactions whose phases are known; they sum to `mean`. */
  phases: Phases;
  /** Of their totals, ms. */
  mean: number;
  /** At most 3, slowest first. */
  worst: Interaction[];
}

/** From the input to the next paint, ms; none is negative, and they sum to the interaction's `total`. */
export interface Phases {
  /** Until the first handler began. */
  inputDelay: number;
  /** Until the last handler was done. */
  processing: number;
  /** Until the next frame was shown. */
  presentation: number;
}

export interface Interaction {
  page: string;
  /** ms on the page's clock. */
  start: number;
  total: number;
  /** Epoch ms. */
  time: number;
  route: string;
  release: string;
  phases: Phases;
  /** ms on the page's clock: when the next frame was shown. */
  paint: number;
  /** The long frames within it, in order; at most 5. */
  frames: InteractionFrame[];
}

export interface InteractionFrame {
  start: number;
  duration: number;
  blocking: number;
  /** Absent when the frame drew nothing. */
  renderStart?: number;
  /** ms on the page's clock: when it was shown; absent where the browser does not tell. */
  presentationTime?: number;
  /** Those that overlap the interaction, in order; at most 10. */
  scripts: InteractionScript[];
}

export interface InteractionScript extends CalledPlace {
  start: number;
  duration: number;
  /** Of `duration`, style and layout that it forced. */
  forced: number;
  /** The phase in which most of it lies. */
  during: keyof Phases;
}
