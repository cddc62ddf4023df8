/**
 * `GET /api/components`: what took the main thread from users, by instrumented component and function instead of by
 * script; most blocking first.
 *
 * A frame's `blockingDuration` is shared out by own time in it; what nothing instrumented explains stays in the one row
 * that has `unattributed: true`. So the rows sum to the frames' own sum, but for those beyond the 200 that are listed;
 * `Components.totalBlocking` has those too.
 */
export interface Components {
  rows: ComponentRow[];
  /** As in `Culprits`. */
  sampled?: number;
  /** Of all frames asked about. */
  frames: number;
  /** Frames in which instrumented code ran. */
  told: number;
  /** Whether any is instrumented at all. */
  instrumented: boolean;
  totalBlocking: number;
  /** Sessions that sent anything. */
  visits: number;
}

/** A component in all its phases, or a function whoever called it; of the same name in one app are one. */
export interface ComponentRow {
  name: string;
  /** Absent: neither, the row is what they do not explain. */
  kind?: 'component' | 'function';
  unattributed?: true;
  /** Long animation frames in which it ran. */
  frames: number;
  /** Sessions in which it did. */
  users: number;
  /** Calls or renders in those frames. */
  calls: number;
  totalBlocking: number;
  /** `totalBlocking` over all visits asked about, those without it too. */
  perVisit: number;
  /** The same of as long a time before `from`; absent without `from`, and where no visit is stored of that time. */
  perVisitBefore?: number;
  /** Own time in those frames, blocking or not. */
  totalDuration: number;
  /** p75 of its own time in a frame. */
  p75: number;
  /** How many routes it ran on. */
  routes: number;
  /** Those with most of its blocking time, most first; at most 3. */
  topRoutes: string[];
  /** The frame that it blocked longest. */
  worst: { page: string; startTime: number; duration: number };
}
