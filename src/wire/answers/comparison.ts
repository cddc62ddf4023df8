import type { Filter } from '../answers.js';
import type { CalledPlace } from './source.js';

/** The other side of a comparison: what is given replaces that part of the filter. */
export type BaseFilter = { [Part in keyof Filter as `base.${Part}`]?: Filter[Part] };

/** `GET /api/comparison` takes the other side as well, `base.release=1.4.0`. The sides must not overlap. */
export type ComparisonFilter = Filter & BaseFilter;

/**
 * `GET /api/comparison`: what is different between two releases, periods, devices, routes or apps.
 *
 * The unit of sampling is the visit: what one visit brings is alike, and counts as one sample of however many values.
 * A verdict is only given where the evidence stands although so many figures are looked at: of all that are called better
 * or worse, 5 % are expected to be false at most (Benjamini and Hochberg). What sampling cannot know stays: two periods
 * differ in their users as well, and so do two devices.
 */
export interface Comparison {
  target: ComparedSide;
  base: ComparedSide;
  /** Most evidence first, then those that rest on too little. */
  figures: ComparedFigure[];
  /** How many of them rest on enough. */
  judged: number;
  /** The level of `Difference.together`, 0.95 to 1. */
  level: number;
}

export interface ComparedSide {
  filter: Filter;
  visits: number;
  views: number;
}

export type FigureKind = 'p75' | 'good' | 'blocking' | 'frames' | 'measure' | 'function';

/** `no evidence` does not say that nothing changed: the interval says how much may have. */
export type ComparisonVerdict = 'better' | 'worse' | 'no evidence' | 'too few';

export interface ComparedFigure {
  kind: FigureKind;
  /** In words; of a measure or a function its own name, which may be empty. */
  name: string;
  /**
   * Of a function, where it stood in the frame of it that blocked most; of the target where it ran there. A function is
   * what it is among the culprits, but that one without a source map is its file's URL without content hash and its
   * name, since its position moves with all that stands before it.
   */
  place?: CalledPlace;
  /** `score` and `share` have no unit; `count` is so many a view. */
  unit: 'ms' | 'score' | 'share' | 'count';
  /** Whether more is better. */
  more?: true;
  target: ComparedValue;
  base: ComparedValue;
  /** Absent where too little is known even for an interval of the figure alone. */
  difference?: Difference;
  verdict: ComparisonVerdict;
  /** Of `too few`, in one sentence. */
  why?: string;
}

export interface ComparedValue {
  /** Absent where there is none. */
  value?: number;
  /** Visits that brought values. */
  visits: number;
  /** Views, or of a measure how often it was taken. */
  values: number;
}

/** Target − base, in the figure's unit. */
export interface Difference {
  value: number;
  /** Between these it lies with 95 % confidence, looked at alone. An end that the sample cannot tell is absent. */
  low?: number;
  high?: number;
  /** The same at the level of all figures together: 0 lies outside exactly where the verdict is better or worse. */
  together: { low?: number; high?: number };
  /** `value` as a share of the base's value; absent where that is 0. Its limits are those of `value`, divided likewise. */
  relative?: number;
  /** The chance of as large a difference where there is none. */
  p: number;
}
