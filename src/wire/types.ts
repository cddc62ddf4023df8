/**
 * The wire, version 1: what one request to the endpoint carries.
 *
 * This file is the one source. `schema.json` is generated from it by `npm run schema`, and a test holds
 * the two together. Unless said otherwise, times are milliseconds on the page's own clock
 * (`DOMHighResTimeStamp`, 0 = `timeOrigin`), rounded to 0.1. A field that does not apply is absent, never 0.
 */

/**
 * Milliseconds since the page's `timeOrigin`.
 * @minimum 0
 */
export type Time = number;

/**
 * Milliseconds.
 * @minimum 0
 */
export type Duration = number;

/**
 * @asType integer
 * @minimum 1
 * @maximum 4294967295
 */
export type Count = number;

/** @maxLength 256 */
export type Name = string;

/**
 * A URL without query and hash; one of the page's own origin begins with `/`.
 * @maxLength 2048
 */
export type Url = string;

/**
 * A run of one view of one page: entry `i` has the sequence number `from + i`, and the numbers after the entries are
 * those of `dropped`. So the numbers of a page are stored, dropped, or missing, and each is told once.
 */
export interface Batch {
  v: 1;
  page: Page;
  view: View;
  /**
   * Sequence number of the first entry.
   * @asType integer
   * @minimum 0
   * @maximum 4294967295
   */
  from: number;
  /**
   * 1 when none of the entries was ever sent before; more when some may have been.
   * @asType integer
   * @minimum 1
   * @maximum 65535
   */
  attempt: number;
  /** The sender's wall clock, epoch ms. */
  sentAt: number;
  dropped?: Dropped;
  /**
   * Can be empty where something was dropped.
   * @maxItems 10000
   */
  entries: Entry[];
}

/** One document's life. Its entries are numbered 0, 1, 2 … */
export interface Page {
  /**
   * UUIDv7, made when the page started.
   * @pattern ^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$
   */
  id: string;
  /**
   * The visit; 30 minutes of idleness end it.
   * @minLength 1
   * @maxLength 64
   */
  session: string;
  app: Name;
  /** @maxLength 256 */
  release?: string;
  /** @maxLength 256 */
  environment?: string;
  /** The page's `performance.timeOrigin`, epoch ms. */
  timeOrigin: number;
  url: Url;
  /**
   * Version of the sender.
   * @maxLength 64
   */
  sdk: string;
  /** The W3C entry types that the browser offers, so that "none seen" and "not measured" can be told apart. */
  supports: string[];
  device?: Device;
  /** Dimensions that the application chose. */
  context?: Record<string, string>;
  /** Where undelivered entries wait. Absent: on disk (IndexedDB). */
  buffer?: 'memory';
}

/** What the browser tells of the machine. */
export interface Device {
  /** Logical cores. */
  cores?: number;
  /** GiB, coarse. */
  memory?: number;
  /** As `navigator.connection.effectiveType`. */
  effectiveType?: string;
  /** As `navigator.userAgentData.mobile`. */
  mobile?: boolean;
}

/** What a user calls a page: a load, or a restore from the back/forward cache. */
export interface View {
  /**
   * 0 for the load, then 1, 2 …
   * @asType integer
   * @minimum 0
   */
  n: number;
  startTime: Time;
  url: Url;
  /** The name that groups alike URLs; the URL's path unless the application names it. */
  route: Name;
  navigationType: NavigationType;
}

/** As web-vitals names them. */
export type NavigationType =
  | 'navigate'
  | 'reload'
  | 'back-forward'
  | 'back-forward-cache'
  | 'prerender'
  | 'restore'
  | 'soft-navigation';

/**
 * How many of the run's entries were given up, by reason. Each has a number, from `from + entries.length` on, in the
 * order in which the reasons stand here.
 */
export interface Dropped {
  /** Over a limit of rate or size. */
  limit?: Count;
  /** The application's `beforeSend` failed or gave something that is no entry. */
  invalid?: Count;
  /** The disk's share was full. */
  quota?: Count;
  /** Older than may be kept. */
  age?: Count;
  /** Refused by the endpoint. */
  rejected?: Count;
  /** The disk gave back something else than was written. */
  corrupt?: Count;
}

/** @discriminator type */
export type Entry =
  | MarkEntry
  | MeasureEntry
  | LongTaskEntry
  | LongAnimationFrameEntry
  | NavigationEntry
  | WebVitalEntry
  | ViewEntry;

/** `performance.mark()`, by whomever. Source: User Timing. */
export interface MarkEntry {
  type: 'mark';
  startTime: Time;
  name: Name;
  detail?: unknown;
  /** Its `detail` was too large or could not be written, and was left out. */
  truncated?: true;
}

/** `performance.measure()`, by whomever. Source: User Timing. */
export interface MeasureEntry {
  type: 'measure';
  /** Can be negative: a measure may begin at a time of the caller's choice. */
  startTime: number;
  /** Can be negative: nothing stops a caller from ending before the start. */
  duration: number;
  name: Name;
  detail?: unknown;
  /** Its `detail` was too large or could not be written, and was left out. */
  truncated?: true;
}

/** A task of 50 ms or more that no recorded long animation frame contains. Source: Long Tasks. */
export interface LongTaskEntry {
  type: 'longtask';
  startTime: Time;
  duration: Duration;
  /**
   * Whose task: `self`, `same-origin-descendant`, `unknown` …
   * @maxLength 256
   */
  name?: string;
  /**
   * The container's `src`, `id` or `name` where the task ran in an iframe.
   * @maxLength 2048
   */
  container?: string;
}

/** A frame that took 50 ms or more. Source: Long Animation Frames. */
export interface LongAnimationFrameEntry {
  type: 'long-animation-frame';
  startTime: Time;
  duration: Duration;
  /** How long the frame kept input waiting. */
  blockingDuration?: Duration;
  /** Absent when the frame drew nothing. */
  renderStart?: Time;
  /** Absent when the frame drew nothing. */
  styleAndLayoutStart?: Time;
  firstUIEventTimestamp?: Time;
  paintTime?: Time;
  presentationTime?: Time;
  /**
   * The scripts of 5 ms or more, in order. Absent: none is known.
   * @maxItems 1000
   */
  scripts?: Script[];
}

/** One script inside a long frame. Source: `PerformanceScriptTiming`. */
export interface Script {
  startTime: Time;
  duration: Duration;
  /** When execution began after compilation. */
  executionStart?: Time;
  /** Of `duration`, style and layout that the script forced. */
  forcedStyleAndLayoutDuration?: Duration;
  /** Of `duration`, waiting in `alert`, synchronous XHR and the like. */
  pauseDuration?: Duration;
  /** @maxLength 2048 */
  invoker?: string;
  /** @maxLength 64 */
  invokerType?: string;
  sourceURL?: Url;
  /** @maxLength 2048 */
  sourceFunctionName?: string;
  /**
   * A character offset in the served text.
   * @asType integer
   * @minimum 0
   */
  sourceCharPosition?: number;
  /** @maxLength 64 */
  windowAttribution?: string;
}

/** The page's load. Source: Navigation Timing. */
export interface NavigationEntry {
  type: 'navigation';
  startTime: Time;
  duration?: Duration;
  redirectStart?: Time;
  redirectEnd?: Time;
  workerStart?: Time;
  fetchStart?: Time;
  domainLookupStart?: Time;
  domainLookupEnd?: Time;
  connectStart?: Time;
  secureConnectionStart?: Time;
  connectEnd?: Time;
  requestStart?: Time;
  responseStart?: Time;
  responseEnd?: Time;
  domInteractive?: Time;
  domContentLoadedEventStart?: Time;
  domContentLoadedEventEnd?: Time;
  domComplete?: Time;
  loadEventStart?: Time;
  loadEventEnd?: Time;
  activationStart?: Time;
  redirectCount?: number;
  /** Bytes. */
  transferSize?: number;
  /** Bytes. */
  encodedBodySize?: number;
  /** Bytes. */
  decodedBodySize?: number;
  /** @maxLength 64 */
  nextHopProtocol?: string;
  /** @maxLength 64 */
  deliveryType?: string;
}

/** A Web Vital as far as it is known; a later one of the same view and name replaces it. Source: web-vitals. */
export interface WebVitalEntry {
  type: 'web-vital';
  startTime: Time;
  name: 'CLS' | 'FCP' | 'INP' | 'LCP' | 'TTFB';
  /**
   * ms; CLS has no unit.
   * @minimum 0
   */
  value: number;
  rating: 'good' | 'needs-improvement' | 'poor';
  navigationType: NavigationType;
  /** The plain values of web-vitals' attribution, under its names. */
  attribution?: Record<string, string | number>;
}

/** A view began; the batch's `view` says which. */
export interface ViewEntry {
  type: 'view';
  startTime: Time;
}
