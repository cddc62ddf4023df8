import type { Bin, MeasureRow } from '../answers.js';
import type { ServerTiming } from '../entries.js';
import type { CalledPlace } from './source.js';

/** `GET /api/measure?name=…`: what runs of one measure are made of. */
export interface MeasureAsk {
  name: string;
}

export interface Measure extends Pick<MeasureRow, 'name' | 'count' | 'users' | 'p50' | 'p75' | 'p95'> {
  /** Runs by duration, ms; what is below 0 counts in the first bin. Empty when there is no run. */
  histogram: Bin[];
  /** Runs of browsers that tell of long animation frames; only they have an anatomy. */
  told: number;
  /** Over `sample`; absent when that is empty. */
  anatomy?: {
    /** Mean wall time of a run. */
    wall: number;
    /** Means; they sum to `wall`. */
    parts: AnatomyParts;
    verdict: Verdict;
    /** Runs of the sample by their own verdict. */
    verdicts: { [verdict in Verdict]: number };
    /** The scripts and requests that take most of it, most first; at most 20. */
    holders: Holder[];
  };
  /** Runs chosen evenly along the distribution, ascending by duration; at most 200, all when there are no more. */
  sample: MeasureRun[];
  /** At most 20, slowest first, each with what took its time. */
  slowest: (MeasureRun & { pieces: Piece[] })[];
  /** Absent: none of its runs is a span with parts. */
  children?: MeasureChildren;
}

/** What runs of a measure are made of, as its spans say themselves. */
export interface MeasureChildren {
  /** Runs that have any. */
  runs: number;
  /** Of the time of those runs, what lies in none of their parts, 0–1. */
  rest: number;
  /** Those that take most of it first; at most 50. Their own parts are theirs to tell. */
  rows: MeasureChild[];
}

/** Parts of one name. */
export interface MeasureChild {
  name: string;
  /** Runs that have it. */
  runs: number;
  count: number;
  /** Of one, ms. */
  mean: number;
  p75: number;
  /** Mean time from the run's beginning to its own, ms. */
  offset: number;
  /** Of the time of all runs that have parts, what it covers, 0–1. Parts side by side cover the same time. */
  share: number;
}

/** One run, and where it happened. */
export interface MeasureRun {
  page: string;
  /** Its number in the page. */
  seq: number;
  /** ms on the page's clock. */
  start: number;
  /** As measured; can be negative. */
  duration: number;
  /** Epoch ms. */
  time: number;
  route: string;
  release: string;
  /** They sum to `duration`, or to 0 where that is negative. */
  parts: AnatomyParts;
  verdict: Verdict;
  /** More frames or requests lie within it than were looked at: `rest` is too large. */
  truncated?: true;
}

/**
 * Of a wall time, ms; no two overlap, none is negative. What each is and what cannot be told from a browser's entries is
 * said in `analysis/anatomy.ts`.
 */
export interface AnatomyParts {
  /** The measure's own JavaScript, without the layout that it forced. */
  script: number;
  /** Style and layout: forced by its own scripts, and rendering of its own frames. */
  layout: number;
  /** Nothing of its own ran, and a request was under way. */
  network: number;
  /** Other code's long frames held the main thread. */
  blocked: number;
  /** Idle, or work that the browser does not name. */
  rest: number;
}

/**
 * `busy`: half of the time or more was its own work on the main thread. `waiting`: half or more was waiting, for the
 * network or behind other code. `neither`: what took most is in neither.
 */
export type Verdict = 'busy' | 'waiting' | 'neither';

/** What took some of the time: a script, a request, or a frame's work that has no name (neither of them). */
export interface Piece {
  part: Exclude<keyof AnatomyParts, 'rest'>;
  ms: number;
  script?: CalledPlace;
  request?: HoldingRequest;
}

export interface HoldingRequest {
  url: string;
  /** As Resource Timing names it: `fetch`, `img` … */
  initiatorType?: string;
  /** Bytes. */
  transferSize?: number;
  serverTiming?: ServerTiming[];
}

/** A piece over all runs of the sample. */
export interface Holder extends Piece {
  /** Runs in which it took time. */
  runs: number;
}
