import type { Place } from './source.js';

/** What a finding's gain is counted in: blocking time of the main thread, a Web Vital, or time that users wait. */
export type GainOf = 'blocking' | 'INP' | 'LCP' | 'FCP' | 'TTFB' | 'CLS' | 'wait';

export interface Gain {
  of: GainOf;
  /** At most, over all views affected: ms; for CLS the scores' sum, which has no unit. */
  total: number;
  /** `total` over the views affected. */
  perView: number;
  /** How it was computed: one sentence. */
  how: string;
}

/** Where the dashboard shows it: the parameters of its address. */
export interface EvidenceLink {
  show: 'page' | 'measure' | 'interactions';
  /** A page's id, a measure's name. */
  of?: string;
  /** ms on the page's clock. */
  at?: number;
}

/** A figure or an example that a finding rests on. */
export interface Evidence {
  text: string;
  link?: EvidenceLink;
}

/** One thing to change, and why. */
export interface Finding {
  /** The rule's id. */
  rule: string;
  /** One sentence that names the thing. */
  title: string;
  /** What to change: some sentences, and a few lines of code where they say it better. */
  change: { text: string; code?: string };
  evidence: Evidence[];
  /** Sessions in which it was seen. */
  users: number;
  /** Views in which it was seen. */
  views: number;
  gain: Gain;
  /** At most 5. */
  routes: string[];
  /** The code, where code is to be changed. */
  place?: Place;
  measure?: string;
  /** CSS path of an element. */
  target?: string;
  /** A request's URL; `*` stands for what differs between alike ones. */
  url?: string;
  /** What findings are ranked by: see `scoreOf`. */
  score: number;
}

/** `GET /api/advice`: what to change, that which gives back most first; at most 40 findings. */
export interface Advice {
  findings: Finding[];
  /**
   * Of how many sessions one was looked at, where there are too many for all; counts and sums are estimates, multiplied
   * by it. Absent: all were looked at.
   */
  sampled?: number;
  /** What was looked at, or with `sampled` what it stands for. */
  sessions: number;
  views: number;
  /** Rules that looked. */
  rules: number;
  /** Findings that wait for more users before they may speak. */
  waiting: number;
}
