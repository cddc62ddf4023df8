import type { Place } from '../../wire/index.js';

/** A moment that shows a fact. */
export interface Example {
  page: string;
  /** ms on the page's clock. */
  at: number;
  /** How bad it was there: ms, or the score of a shift. */
  worth: number;
}

/** Whom a fact touches. */
export interface Affected {
  /** Sessions. */
  users: number;
  views: number;
  /** At most 5. */
  routes: string[];
  /** Worst first; at most 3. */
  examples: Example[];
}

/** Served code that is one function, in the sense of the culprits. */
interface Code extends Place {
  /** The same for all places of the function. */
  code: string;
}

/**
 * A function in long frames, whatever elements call it, as far as the browser names them: what one calls has the figures
 * of its row among the culprits. The place is that of the newest frame. Times in ms.
 */
export interface ScriptFact extends Affected, Code {
  /** The one on whose behalf it blocked most. */
  invoker: string;
  invokerType: string;
  /** How many call it. */
  invokers: number;
  /** At most 5. */
  releases: string[];
  /** Long frames in which it ran, and how often it did in them. */
  frames: number;
  runs: number;
  /** Frames in the first five seconds of a load. */
  framesAtLoad: number;
  /** Its share of the frames' blocking time. */
  blocking: number;
  duration: number;
  /** Of its time in a frame. */
  p75: number;
  /** Of `duration`: style and layout that it forced. */
  forced: number;
}

/** Frames whose style and layout, without what scripts forced, took 50 ms and more. By route. */
export interface LayoutFact extends Affected {
  route: string;
  frames: number;
  /** ms in all. */
  layout: number;
  p75: number;
}

/** LCP by route, element and image. Times in ms; p75 of each part. */
export interface LcpFact extends Affected {
  route: string;
  target: string;
  /** Empty where it is text. */
  url: string;
  p75: number;
  timeToFirstByte: number;
  loadDelay: number;
  loadDuration: number;
  renderDelay: number;
  /** Sums over the views, of what goes beyond 100 ms each. */
  loadDelayOver: number;
  loadDurationOver: number;
  renderDelayOver: number;
}

/** CLS of more than 0.02 by what had come just before the largest shift; where that is unknown, by route and element. */
export interface ClsFact extends Affected {
  /** The element that moved, in most views. */
  target: string;
  p75: number;
  /** Of the scores. */
  total: number;
  /** The request whose answer came in the 250 ms before the largest shift; may be empty. */
  cause: string;
  /** As `initiatorType` of the cause. */
  causeType: string;
}

/** Input that waited 50 ms and more for the main thread, by what was running. Times in ms. */
export interface DelayFact extends Affected, Code {
  invoker: string;
  invokerType: string;
  /** Of the inputs' delay, spent in this code. */
  delay: number;
  p75: number;
  /** Of one element that was used. */
  target: string;
}

/** Requests by URL pattern and initiator. Times in ms, sizes in bytes. */
export interface ResourceFact extends Affected {
  url: string;
  initiatorType: string;
  requests: number;
  p75: number;
  /** p75 of when it was asked for, from the beginning of the view. */
  asked: number;
  /** p75 of when it had come. */
  came: number;
  /** Sum of the times until it had come, beyond 1,000 ms. */
  cameOver: number;
  /** Those that the network answered, not the cache; 0 too where the browser withholds sizes. */
  fromNetwork: number;
  /** Bodies that came over the network in full although the same visit had had them already. */
  again: number;
  /** ms that these took. */
  againTime: number;
  /** p75 of the size in full. */
  decoded: number;
  /** Bodies of 20 kB and more that came uncompressed. */
  uncompressed: number;
  /** Bytes of these, and the ms that they took to arrive. */
  uncompressedBytes: number;
  uncompressedTime: number;
}

/** What was drawn last for: of each view the request that blocked rendering longest. */
export interface BlockingFact extends Affected {
  url: string;
  initiatorType: string;
  /** Sum of the ms for which it alone held up the drawing, and p75. */
  alone: number;
  p75: number;
}

/** A measure inside single long frames. Times in ms. */
export interface RenderFact extends Affected {
  name: string;
  frames: number;
  /** p75 of how often in a frame. */
  runs: number;
  /** p75 of its time in a frame. */
  p75: number;
  /** Of its time in frames, what goes beyond 50 ms a frame. */
  over: number;
  /** JSON of the longest one's detail, cut at 200 characters; may be empty. */
  detail: string;
}

/** A request that fills half or more of a measure that takes 300 ms and more. Times in ms. */
export interface WaitFact extends Affected {
  name: string;
  url: string;
  count: number;
  /** p75 of the measure and of the request in it. */
  p75: number;
  request: number;
  /** p75 of the wait for the first byte. */
  firstByte: number;
  /** Sum of the requests' time. */
  total: number;
}

/** JSON and the like of 100 kB and more, and the script that ran when it had come. Times in ms. */
export interface JsonFact extends Affected, Code {
  url: string;
  count: number;
  /** p75 of the bytes in full. */
  decoded: number;
  /** Sum and p75 of the script's time. */
  script: number;
  p75: number;
  blocking: number;
}

/** Page loads by route; p75 of each part, ms. */
export interface NavigationFact extends Affected {
  route: string;
  firstByte: number;
  redirect: number;
  connect: number;
  /** From the request to the first byte. */
  server: number;
  /** Sum of what goes beyond 800 ms until the first byte, but no more than the server's part. */
  serverOver: number;
}

/** What the store knows that advice can rest on: bounded aggregates, most costly first. */
export interface Facts {
  /** Of the application's code that its pages' origin does not serve: see `partyOf`. */
  ownOrigins?: ReadonlyMap<string, string>;
  /** Of how many sessions one was looked at; what is counted and summed up was multiplied by it. Absent: all were. */
  sampled?: number;
  sessions: number;
  views: number;
  scripts: ScriptFact[];
  layouts: LayoutFact[];
  lcp: LcpFact[];
  cls: ClsFact[];
  delays: DelayFact[];
  resources: ResourceFact[];
  blocking: BlockingFact[];
  renders: RenderFact[];
  waits: WaitFact[];
  json: JsonFact[];
  navigations: NavigationFact[];
}
