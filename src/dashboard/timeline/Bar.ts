import type { Hole, StoryEntry, StoryScript, StoryView } from '../../wire/answers.js';

export type Kind =
  | 'view'
  | 'vital'
  | 'frame'
  | 'script'
  | 'rendering'
  | 'longtask'
  | 'interaction'
  | 'shift'
  | 'span'
  | 'measure'
  | 'mark'
  | 'request'
  | 'other'
  | 'hole';

/** Something that stands in the timeline; what happened at one moment has `end` = `start`. Times are ms on the page's clock. */
export interface Bar {
  /** As the address names it. */
  id: string;
  kind: Kind;
  start: number;
  end: number;
  label: string;
  /** Stretches of it that are drawn stronger. */
  strong?: readonly [from: number, to: number][];
  /** Share of it that was forced layout, 0–1; when, nobody tells. */
  forced?: number;
  rating?: 'good' | 'needs-improvement' | 'poor';
  /** Of the span that it is a part of. */
  parent?: string;
  entry?: StoryEntry;
  script?: StoryScript;
  view?: StoryView;
  hole?: Hole;
  /** Those that stand here because no lane was left for them. */
  crowd?: readonly Bar[];
}

/** Bars, none of which begins before the one before it has ended. */
export type Lane = readonly Bar[];

export interface Track {
  key: string;
  title: string;
  /** By start. */
  bars: readonly Bar[];
  lanes: readonly Lane[];
}
