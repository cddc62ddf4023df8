import type { Bin, Filter } from '../answers.js';
import type { Running } from './running.js';
import type { Party, Place } from './source.js';

/**
 * `GET /api/culprits`: what took the main thread from users, most blocking first: a function and what called it.
 *
 * A frame's `blockingDuration` is shared out to its scripts by their share of the frame's work; what no script explains
 * stays in the one row that has `unattributed: true`. So the rows sum to the frames' own sum, but for the functions
 * beyond the 200 that are listed; `Culprits.totalBlocking` has those too.
 */
export interface Culprits {
  rows: CulpritRow[];
  /**
   * Of how many sessions the frames of one were looked at, where there are too many for all. Frames, users and times
   * are estimates then, multiplied by it; a function that few met may be absent. Absent: all were looked at.
   */
  sampled?: number;
  /** Of all frames asked about, whether listed or not. */
  frames: number;
  totalBlocking: number;
  /** Sessions that sent anything. */
  visits: number;
}

/**
 * One function on behalf of one invoker. Where source maps tell it, a function is its source file and name (its line
 * where it has no name), so that it stays the same through releases; else it is its served file without content hash,
 * its name and its position. The `Place` is that of the newest frame.
 */
export interface CulpritRow extends Place {
  /** Stays the same as long as the function does: 16 hexadecimal digits. */
  key: string;
  /** What no script explains; its place is empty. */
  unattributed?: true;
  invoker: string;
  invokerType: string;
  /** Absent where the browser names no file that says so. */
  party?: Party;
  /** The earliest release that has it, where others were seen without it for an hour before that one came. */
  newSince?: string;
  /** Long animation frames in which it ran. */
  frames: number;
  /** Sessions in which it did. */
  users: number;
  totalBlocking: number;
  /** `totalBlocking` over all visits asked about, those without it too. */
  perVisit: number;
  /** The same of as long a time before `from`; absent without `from`, and where no visit is stored of that time. */
  perVisitBefore?: number;
  /** Main-thread time in all, blocking or not. */
  totalDuration: number;
  /** p75 of its time in a frame. */
  p75: number;
  /** Share of its time that was style and layout which it forced, 0–1. */
  forcedShare: number;
  /** How many routes it ran on. */
  routes: number;
  /** Those with most of its blocking time, most first; at most 3. */
  topRoutes: string[];
}

export interface CulpritFilter extends Filter {
  /** Of the culprit's row. */
  key: string;
}

/** `GET /api/culprit?key=…`: one row and its evidence. */
export interface Culprit {
  /** Absent when no frame asked about has it. */
  row?: CulpritRow;
  /** Of all frames asked about. */
  visits: number;
  /** Its frames by its time in them. */
  histogram: Bin[];
  /** Those that it blocked longest, longest first; at most 20. */
  worst: CulpritFrame[];
  /** With most of its blocking time first; at most 10 each. */
  routes: CulpritShare[];
  releases: CulpritShare[];
  /** In how many of its frames measures and interactions were looked for: the 1,000 worst at most. */
  searched: number;
  /** What was being measured in those frames; the most telling first, at most 20. */
  measures: CulpritMeasure[];
  /** Slow interactions that one of those frames delayed, the slowest first; at most 20. */
  interactions: CulpritInteraction[];
}

/** A long animation frame; times on the page's own clock. */
export interface CulpritFrame {
  page: string;
  route: string;
  release: string;
  startTime: number;
  duration: number;
  /** Of the whole frame. */
  blocking: number;
  /** Of the culprit, in this frame. */
  ownDuration: number;
  ownForced: number;
  /** Absent: nothing that is instrumented. */
  running?: Running;
}

export interface CulpritShare {
  name: string;
  frames: number;
  /** Of the culprit's blocking time, 0–1. */
  share: number;
}

export interface CulpritMeasure {
  name: string;
  count: number;
  /** In how many of the frames searched it was running. */
  frames: number;
  /** Of its time in all, the share that lies in those frames, 0–1. */
  inside: number;
}

/** An interaction that was its view's slowest, as `INP` was reported. */
export interface CulpritInteraction {
  page: string;
  route: string;
  startTime: number;
  /** To the next paint. */
  duration: number;
  target: string;
  type: string;
  inputDelay: number;
  processingDuration: number;
  presentationDelay: number;
}
