/**
 * The wire, version 1: what one request to the endpoint carries.
 *
 * This file and `entries.ts` are the one source. `schema.json` is generated from it by `npm run schema`, and a test holds
 * the two together. Unless said otherwise, times are milliseconds on the page's own clock
 * (`DOMHighResTimeStamp`, 0 = `timeOrigin`), rounded to 0.1. A field that does not apply is absent, never 0.
 */

import type { Entry } from './entries.js';

export type * from './entries.js';

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
  /** The sender's wall clock, epoch ms; 0 where it is not known when the body goes out. */
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
