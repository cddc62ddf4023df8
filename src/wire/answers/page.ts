import type { Filter, NumberRange, Numbers } from '../answers.js';
import type { Entry, LongAnimationFrameEntry, MeasureEntry, Script } from '../entries.js';
import type { Device, NavigationType } from '../types.js';
import type { Running } from './running.js';
import type { Place } from './source.js';

/** `GET /api/page` takes the id of a page; the filter says nothing here, for one page is one page. */
export interface PageFilter extends Filter {
  page?: string;
}

/** `GET /api/page`: everything that is stored of one page. */
export interface PageStory {
  /** Absent: nothing of such a page is stored. */
  head?: PageHead;
  /**
   * By time. At most 10,000, and about 16 MB: where the page has more (`head.coverage.stored`), those that tell of the
   * page itself and then the longest are kept.
   */
  entries: StoryEntry[];
  /** The numbers that are not here, the longest runs of them; ascending, at most 200. */
  holes: Hole[];
}

export interface PageHead {
  id: string;
  app: string;
  release: string;
  environment: string;
  session: string;
  /** Epoch ms; the page's clock counts from here. */
  timeOrigin: number;
  url: string;
  /** Of the sender; empty where its own note was lost. */
  sdk: string;
  /** W3C entry types that its browser offers; empty where the sender's note was lost. */
  supports: string[];
  device: Device;
  context: Record<string, string>;
  /** Ascending; at most the first 1,000. */
  views: StoryView[];
  coverage: Numbers;
}

export interface StoryView {
  n: number;
  /** On the page's clock, ms. */
  startTime: number;
  url: string;
  route: string;
  navigationType: NavigationType;
  /** Entries stored of it. */
  entries: number;
}

/** An entry as it was sent, but that what says nothing (a `blockingDuration` of 0) is absent. */
export type StoryEntry = { seq: number; view: number } & (
  | Exclude<Entry, LongAnimationFrameEntry | MeasureEntry>
  | StoryFrame
  | StoryMeasure
  | OtherEntry
);

export type StoryFrame = Omit<LongAnimationFrameEntry, 'scripts'> & {
  scripts?: StoryScript[];
  /** Absent: nothing that is instrumented. */
  running?: Running;
};

export type StoryMeasure = MeasureEntry & {
  /** `seq` of the measure that it is a part of, as the spans say; by way of its parents no measure leads to itself. */
  parent?: number;
};

export type StoryScript = Script & Pick<Place, 'source' | 'culprit'>;

/** Of a type that this version doesn't know. */
export interface OtherEntry {
  type: 'other';
  /** What the sender called it. */
  sentType: string;
  startTime: number;
  duration?: number;
  name?: string;
  detail?: unknown;
}

/** A run of numbers of which nothing is here, and when that was, as far as its neighbours tell. */
export type Hole = Exclude<NumberRange, { state: 'stored' }> & {
  /** End of the entry before, ms on the page's clock. */
  after?: number;
  /** Start of the entry behind. */
  before?: number;
};

/** What the list of visits is sorted by. */
export type VisitSort = 'blocking' | 'inp' | 'lcp' | 'time';

/** `GET /api/visits` takes what to sort by; without: `blocking`. */
export interface VisitsFilter extends Filter {
  sort?: VisitSort;
}

/** `GET /api/visits`: one row a page, the first 100 by what was asked; figures are of what the filter lets through. */
export interface VisitRow {
  /** Of the page. */
  id: string;
  /** Epoch ms: when it began, or the first of it in the time asked about. */
  start: number;
  app: string;
  release: string;
  url: string;
  route: string;
  views: number;
  device: Device;
  /** Absent: no long frame. */
  longestFrame?: number;
  blocking: number;
  /** The worst of its views; absent where it is not known. */
  lcp?: number;
  inp?: number;
  entries: number;
}
