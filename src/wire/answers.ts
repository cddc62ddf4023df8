import type { Advice } from './answers/advice.js';
import type { Comparison, ComparisonFilter } from './answers/comparison.js';
import type { Components } from './answers/components.js';
import type { Culprit, CulpritFilter, Culprits } from './answers/culprits.js';
import type {
  FunctionFilter,
  Functions,
  FunctionsFilter,
  InstrumentedFunction,
} from './answers/functions.js';
import type { Interactions } from './answers/interactions.js';
import type { Measure, MeasureAsk } from './answers/measure.js';
import type { PageFilter, PageStory, VisitRow, VisitsFilter } from './answers/page.js';
import type { Release } from './answers/releases.js';
import type { Reason } from './reasons.js';

export type * from './answers/advice.js';
export type * from './answers/comparison.js';
export type * from './answers/components.js';
export type * from './answers/culprits.js';
export type * from './answers/functions.js';
export type * from './answers/interactions.js';
export type * from './answers/measure.js';
export type * from './answers/page.js';
export type * from './answers/releases.js';
export type * from './answers/running.js';
export type * from './answers/source.js';

/**
 * The query API's answers: what the collector computes and the dashboard and the CLI show. Durations are ms.
 * Every question takes the same `Filter`.
 */

/** What of the stored entries is asked about. Absent: all. Sent as query parameters of the same names. */
export interface Filter {
  app?: string;
  release?: string;
  route?: string;
  /** As the browser tells it (`navigator.userAgentData.mobile`). Pages of browsers that do not are neither. */
  device?: DeviceKind;
  /** Inclusive, epoch ms. */
  from?: number;
  /** Exclusive, epoch ms. */
  to?: number;
}

export type DeviceKind = 'mobile' | 'desktop';

/** `GET /api/coverage` takes the id of a page as well. */
export interface CoverageFilter extends Filter {
  page?: string;
}

/** `GET /api/choices`: what the filters can be set to, most used first; at most 200 each. */
export interface Choices {
  apps: string[];
  releases: string[];
  routes: string[];
}

/** `GET /api/overview`: how much the other answers rest on. */
export interface Overview {
  pages: number;
  sessions: number;
  views: number;
  entries: number;
  /** Epoch ms of the newest entry; absent when there is none. */
  newest?: number;
  /** Entries that the pages numbered, as far as known; `entries / numbered` is the coverage. */
  numbered: number;
}

/** `numbered = stored + dropped + missing`: what became of the entries that pages numbered. */
export interface Numbers {
  /** As far as known: up to the last that arrived or was declared dropped. */
  numbered: number;
  stored: number;
  /** Given up by the page, by reason; a reason that was not given is absent. */
  dropped: { [reason in Reason]?: number };
  /** Neither: not here yet, or lost. */
  missing: number;
}

/** `GET /api/coverage`: how much of what pages recorded is here. */
export interface Coverage {
  totals: Numbers & { pages: number };
  /** By the UTC day on which a page began, ascending; days without a page are absent. */
  days: (Numbers & { day: string; pages: number })[];
  /** Those that have most dropped and missing, most first; at most 50, none of which is complete. */
  pages: (Numbers & {
    id: string;
    /** Epoch ms: when it began, or the first of it in the time asked about. */
    start: number;
    url: string;
    route: string;
  })[];
  /** Of the page that was named, all of it whatever the other filters say, ascending; at most the first 1,000. */
  ranges?: NumberRange[];
}

/** Numbers in `[from, to)`. */
export type NumberRange = { from: number; to: number } & (
  | { state: 'stored' | 'missing' }
  | { state: 'dropped'; reason: Reason }
);

export type VitalName = 'LCP' | 'INP' | 'CLS' | 'FCP' | 'TTFB';

/** `GET /api/vitals`: one row a metric that was seen. CLS has no unit, the others are ms. */
export interface Vital {
  name: VitalName;
  views: number;
  p75: number;
  /** Shares of the views, 0–1; they sum to 1. */
  good: number;
  needsImprovement: number;
  poor: number;
  /** Views by value: equal steps from 0; the last bin holds everything beyond. */
  histogram: Bin[];
}

/** Values in `[from, to)`. `to` is absent in the last, open bin. */
export interface Bin {
  from: number;
  to?: number;
  count: number;
}

/** `GET /api/measures`: one row a measure's name, most total time first. */
export interface MeasureRow {
  name: string;
  count: number;
  users: number;
  p50: number;
  p75: number;
  p95: number;
  p99: number;
  total: number;
}

/** `GET /api/series`: how it went over time; columns of equal length, `time` ascending. */
export interface Series {
  /** Width of a step, ms. */
  step: number;
  /** Start of each step, epoch ms. */
  time: number[];
  views: number[];
  /** Blocking time of long animation frames per view. */
  blocking: (number | null)[];
  lcp: (number | null)[];
  inp: (number | null)[];
  cls: (number | null)[];
}

/** What each of `GET /api/…` answers. */
export interface Answers {
  choices: Choices;
  overview: Overview;
  vitals: Vital[];
  culprits: Culprits;
  culprit: Culprit;
  components: Components;
  measures: MeasureRow[];
  measure: Measure;
  functions: Functions;
  function: InstrumentedFunction;
  interactions: Interactions;
  series: Series;
  coverage: Coverage;
  page: PageStory;
  visits: VisitRow[];
  comparison: Comparison;
  releases: Release[];
  advice: Advice;
}

/** What a question takes that does not take a `Filter` alone. */
export interface Asks {
  coverage: CoverageFilter;
  page: PageFilter;
  visits: VisitsFilter;
  comparison: ComparisonFilter;
  culprit: CulpritFilter;
  measure: Filter & MeasureAsk;
  functions: FunctionsFilter;
  function: FunctionFilter;
}

export type Question = keyof Answers;

/** What a question takes. */
export type Asked<Q extends Question> = Q extends keyof Asks ? Asks[Q] : Filter;
