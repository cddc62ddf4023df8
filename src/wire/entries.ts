import type { Duration, Name, NavigationType, Time, Url } from './types.js';

/** @discriminator type */
export type Entry =
  | MarkEntry
  | MeasureEntry
  | LongTaskEntry
  | LongAnimationFrameEntry
  | NavigationEntry
  | ResourceEntry
  | WebVitalEntry
  | ViewEntry
  | FunctionsEntry;

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

/** A task of 50 ms or more that began in no recorded long animation frame. Source: Long Tasks. */
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

/**
 * A request that a view made. Times that the browser withholds (another origin without `Timing-Allow-Origin`) are
 * absent. Source: Resource Timing.
 */
export interface ResourceEntry {
  type: 'resource';
  startTime: Time;
  duration: Duration;
  name: Url;
  /**
   * Who asked: `fetch`, `img`, `script`, `css` …
   * @maxLength 64
   */
  initiatorType?: string;
  requestStart?: Time;
  responseStart?: Time;
  /** Bytes with headers; absent from the cache. */
  transferSize?: number;
  /** Bytes. */
  encodedBodySize?: number;
  /** Bytes. */
  decodedBodySize?: number;
  /** Present when nothing was drawn before it had come. */
  renderBlockingStatus?: 'blocking';
  responseStatus?: number;
  /** @maxItems 20 */
  serverTiming?: ServerTiming[];
}

/** What the server says of its own work. Source: Server Timing. */
export interface ServerTiming {
  name: Name;
  duration?: Duration;
  /** @maxLength 2048 */
  description?: string;
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
  navigationType: NavigationType;
  /** The plain values of web-vitals' attribution, under its names. */
  attribution?: Record<string, string | number>;
}

/** A view began; the batch's `view` says which. */
export interface ViewEntry {
  type: 'view';
  startTime: Time;
}

/**
 * What instrumented functions and components did in a stretch of time, summed up: a row a function and caller instead of
 * an entry a call. What one entry counts, no other does: the sums of a view are those of all its entries. Source:
 * `wrap()`, `instrument()` and the adapters for frameworks.
 */
export interface FunctionsEntry {
  type: 'functions';
  startTime: Time;
  duration: Duration;
  /**
   * `long-animation-frame`: what ran within one, whose times these are. `view`: the rest, since the table before; of a view
   * that is over, what was settled later.
   */
  name: 'view' | 'long-animation-frame';
  /** That of the frame. */
  blockingDuration?: Duration;
  /** @maxItems 1000 */
  rows: FunctionRow[];
}

/** One function on behalf of one caller, or one component in one phase. */
export interface FunctionRow {
  name: Name;
  /** Absent: a function. */
  kind?: 'component';
  /** The instrumented function that called it, or the instrumented component around it. Absent: none. */
  caller?: Name;
  /** What the caller is; absent: of the row's own kind. */
  callerKind?: 'function' | 'component';
  /** Of a component. */
  phase?: 'mount' | 'update';
  /**
   * 0: calls that an entry of the same view has counted are settled, and bring their time.
   * @asType integer
   * @minimum 0
   * @maximum 4294967295
   */
  calls: number;
  /** From call to return, or until the promise that was returned is settled. */
  total: Duration;
  /** Of `total`, what was neither awaited nor spent in other instrumented functions or components. */
  own: Duration;
  /** The longest call. */
  longest: Duration;
  /** Of a component's `total`: its render, up to the commit. */
  render?: Duration;
  /** Of a component's `total`. */
  layoutEffects?: Duration;
  /** Of a component's `total`. */
  effects?: Duration;
  /**
   * How many calls took how long: bucket, count, bucket, count … Bucket 0 is below 0.1 ms, bucket `b` is from
   * `0.1 × 2^((b − 1) / 2)` ms on.
   * @maxItems 128
   */
  durations?: number[];
}
