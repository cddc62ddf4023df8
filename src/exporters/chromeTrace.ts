import type { NavigationEntry, PageStory, ResourceEntry, StoryFrame, WebVitalEntry } from '../wire/index.js';
import { nested } from './nested.js';
import type { ChromeTrace, TraceEvent } from './TraceEvent.js';

const browser = 1;
const renderer = 2;
const main = { pid: renderer, tid: 3 };
const frame = 'F1E1DAA2C0DE00000000000000000001';
const navigationId = 'F1E1DAA2C0DE00000000000000000002';

/** Paths stand on the page's origin; on this one where it tells none. Source: RFC 2606. */
const noOrigin = 'https://page.invalid';
/** Where the page's clock begins in the trace, µs: nothing in it may lie before 0. */
const earliest = 10_000_000;

/** ms. */
type Time = number;

interface Told {
  /** A moment on the page's clock in the trace, µs. */
  at(time: Time): number;
  /** A URL with its origin. */
  absolute(url: string): string;
}

/**
 * What is stored of a page in Chrome's trace format, which the Performance panel of DevTools and Perfetto open.
 *
 * A long frame stands as one task of the main thread with its scripts and its rendering in it; where a script's source
 * is known, it stands there with that. Between the frames nothing is known, and nothing is drawn.
 */
export function chromeTrace({ head, entries }: PageStory): ChromeTrace {
  const first = entries.reduce((least, entry) => {
    const length = 'duration' in entry ? (entry.duration ?? 0) : 0;
    return Math.min(least, entry.startTime, entry.startTime + length);
  }, 0);
  const base = earliest - Math.floor(first * 1000);
  const origin = /^https?:\/\/[^/]+/i.exec(head?.url ?? '')?.[0] ?? noOrigin;
  const told: Told = {
    at: (time) => base + Math.round(time * 1000),
    absolute: (url) =>
      /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `${origin}${url.startsWith('/') ? '' : '/'}${url}`,
  };
  const tasks: Complete[] = [];
  const url = told.absolute(head?.url ?? '/');
  const events: TraceEvent[] = [...beginning(told, url)];
  for (const view of head?.views.slice(1) ?? [])
    events.push(mark(told, `View ${view.n}: ${view.route || view.url}`, view.startTime));

  for (const entry of entries) {
    switch (entry.type) {
      case 'long-animation-frame':
        tasks.push(...frameTasks(told, entry));
        break;
      case 'longtask':
        tasks.push(
          task(told, { name: 'RunTask', from: entry.startTime, to: entry.startTime + entry.duration }),
        );
        break;
      case 'mark':
        events.push(mark(told, entry.name, entry.startTime, entry.detail));
        break;
      case 'measure':
        events.push(...measure(told, entry));
        break;
      case 'resource':
        events.push(...request(told, String(entry.seq), entry));
        break;
      case 'navigation':
        events.push(...navigation(told, url, entry));
        break;
      case 'web-vital':
        events.push(...vital(told, entry));
    }
  }
  return {
    traceEvents: [...events, ...nested(tasks)].sort((a, b) => a.ts - b.ts),
    metadata: {
      source: 'Fieldmark',
      startTime: new Date(head?.timeOrigin ?? 0).toISOString(),
      dataOrigin: 'TraceEvents',
    },
  };
}

/** What the panel looks for first: processes, threads, the frame and when its navigation began. */
function beginning({ at }: Told, url: string): TraceEvent[] {
  const named = (name: string, value: string, pid: number, tid: number): TraceEvent => {
    return { name, cat: '__metadata', ph: 'M', ts: 0, pid, tid, args: { name: value } };
  };
  const ofPage = {
    isInPrimaryMainFrame: true,
    isOutermostMainFrame: true,
    name: '',
    processId: renderer,
    url,
  };
  return [
    named('process_name', 'Browser', browser, 0),
    named('process_name', 'Renderer', renderer, 0),
    named('thread_name', 'CrBrowserMain', browser, browser),
    named('thread_name', 'CrRendererMain', main.pid, main.tid),
    {
      name: 'TracingStartedInBrowser',
      cat: 'disabled-by-default-devtools.timeline',
      ph: 'I',
      s: 't',
      ts: Math.min(at(0), earliest),
      pid: browser,
      tid: browser,
      args: { data: { frameTreeNodeId: 1, frames: [{ frame, ...ofPage }], persistentIds: true } },
    },
    moment('navigationStart', 'blink.user_timing', at(0), {
      frame,
      data: { documentLoaderURL: url, isLoadingMainFrame: true, isOutermostMainFrame: true, navigationId },
    }),
  ];
}

function moment(name: string, cat: string, ts: number, args: object, ph: 'I' | 'R' = 'R'): TraceEvent {
  return { name, cat, ph, s: 't', ts, ...main, args };
}

type Complete = TraceEvent & { dur: number };

function task(
  { at }: Told,
  { name, from, to, data }: { name: string; from: Time; to: Time; data?: object },
): Complete {
  const cat = name === 'RunTask' ? 'disabled-by-default-devtools.timeline' : 'devtools.timeline';
  const ts = at(from);
  return { name, cat, ph: 'X', ts, dur: Math.max(0, at(to) - ts), ...main, args: data ?? {} };
}

function* frameTasks(told: Told, long: StoryFrame): Generator<Complete> {
  const end = long.startTime + long.duration;
  yield task(told, { name: 'RunTask', from: long.startTime, to: end });
  for (const script of long.scripts ?? []) {
    const { source, sourceURL, sourceFunctionName, sourceCharPosition, invoker, invokerType } = script;
    const place =
      source && 'file' in source
        ? { url: source.file, lineNumber: source.line, columnNumber: source.column }
        : { url: told.absolute(sourceURL ?? ''), lineNumber: 1, columnNumber: (sourceCharPosition ?? 0) + 1 };
    const named = source && 'file' in source ? source.name : undefined;
    yield task(told, {
      name: invokerType?.endsWith('-script') ? 'EvaluateScript' : 'FunctionCall',
      from: script.startTime,
      to: script.startTime + script.duration,
      data: {
        data: {
          frame,
          functionName: named || sourceFunctionName || invoker || '(anonymous)',
          scriptId: '0',
          ...place,
          invoker,
          invokerType,
          forcedStyleAndLayoutDuration: script.forcedStyleAndLayoutDuration,
        },
      },
    });
  }
  const { styleAndLayoutStart } = long;
  if (styleAndLayoutStart)
    yield task(told, {
      name: 'Layout',
      from: styleAndLayoutStart,
      to: end,
      data: { beginData: { frame, dirtyObjects: 0, partialLayout: false, totalObjects: 0 }, endData: {} },
    });
}

/** A detail with `devtools` gives it a track of its own there. */
function detailOf(detail: unknown): { detail?: string } {
  return detail === undefined ? {} : { detail: JSON.stringify(detail) };
}

function mark({ at }: Told, name: string, time: Time, detail?: unknown): TraceEvent {
  const data = { callTime: at(time), startTime: time, navigationId, ...detailOf(detail) };
  return moment(name, 'blink.user_timing', at(time), { data }, 'I');
}

interface Measure {
  seq: number;
  name: string;
  startTime: Time;
  duration: Time;
  detail?: unknown;
}

function measure({ at }: Told, { seq, name, startTime, duration, detail }: Measure): TraceEvent[] {
  // One can end before it begins.
  const [from, to] = [startTime, startTime + duration].sort((a, b) => a - b) as [Time, Time];
  const common = { name, cat: 'blink.user_timing', id2: { local: `0x${(seq + 1).toString(16)}` }, ...main };
  return [
    {
      ...common,
      ph: 'b',
      ts: at(from),
      args: { callTime: at(to), startTime: from, ...detailOf(detail) },
    },
    { ...common, ph: 'e', ts: at(to), args: {} },
  ];
}

interface Request {
  id: string;
  url: string;
  start: Time;
  /** Absent: the browser withholds it. */
  sent?: Time | undefined;
  answered?: Time | undefined;
  end: Time;
  resourceType: string;
  mimeType: string;
  blocking?: boolean;
  status?: number | undefined;
  transferred?: number | undefined;
  encoded?: number | undefined;
  decoded?: number | undefined;
}

const kinds: { [initiator: string]: [resourceType: string, mimeType: string] } = {
  script: ['Script', 'text/javascript'],
  link: ['Stylesheet', 'text/css'],
  css: ['Image', 'image/*'],
  img: ['Image', 'image/*'],
  image: ['Image', 'image/*'],
  fetch: ['Fetch', ''],
  xmlhttprequest: ['XHR', ''],
  iframe: ['Document', 'text/html'],
};

function request(told: Told, id: string, entry: ResourceEntry): TraceEvent[] {
  const [resourceType, mimeType] = kinds[entry.initiatorType ?? ''] ?? ['Other', ''];
  return requestEvents(told, {
    id,
    url: entry.name,
    start: entry.startTime,
    sent: entry.requestStart,
    answered: entry.responseStart,
    end: entry.startTime + entry.duration,
    resourceType,
    mimeType,
    blocking: entry.renderBlockingStatus === 'blocking',
    status: entry.responseStatus,
    transferred: entry.transferSize,
    encoded: entry.encodedBodySize,
    decoded: entry.decodedBodySize,
  });
}

function requestEvents({ at, absolute }: Told, request: Request): TraceEvent[] {
  const { id: requestId, start, end, transferred, encoded, decoded } = request;
  const answered = Math.min(end, Math.max(start, request.answered || end));
  const sent = Math.min(answered, Math.max(start, request.sent || start));
  const seconds = (time: Time) => at(time) / 1e6;
  const common = { requestId, frame };
  return [
    moment(
      'ResourceSendRequest',
      'devtools.timeline',
      at(start),
      {
        data: {
          ...common,
          url: absolute(request.url),
          requestMethod: 'GET',
          priority: 'Medium',
          fetchPriorityHint: 'auto',
          renderBlocking: request.blocking ? 'blocking' : 'non_blocking',
          resourceType: request.resourceType,
        },
      },
      'I',
    ),
    moment(
      'ResourceReceiveResponse',
      'devtools.timeline',
      at(answered),
      {
        data: {
          ...common,
          encodedDataLength: Math.max(0, (transferred ?? 0) - (encoded ?? 0)),
          fromCache: transferred === undefined && encoded !== undefined,
          fromServiceWorker: false,
          mimeType: request.mimeType,
          statusCode: request.status ?? 200,
          timing: {
            requestTime: seconds(start),
            ...Object.fromEntries(
              [
                'connectEnd',
                'connectStart',
                'dnsEnd',
                'dnsStart',
                'proxyEnd',
                'proxyStart',
                'sslEnd',
                'sslStart',
              ]
                .concat(['workerReady', 'workerStart'])
                .map((name) => [name, -1]),
            ),
            pushEnd: 0,
            pushStart: 0,
            sendStart: sent - start,
            sendEnd: sent - start,
            receiveHeadersStart: answered - start,
            receiveHeadersEnd: answered - start,
          },
        },
      },
      'I',
    ),
    moment(
      'ResourceFinish',
      'devtools.timeline',
      at(end),
      {
        data: {
          requestId,
          didFail: (request.status ?? 200) >= 400,
          decodedBodyLength: decoded ?? 0,
          encodedDataLength: transferred ?? 0,
          finishTime: seconds(end),
        },
      },
      'I',
    ),
  ];
}

function* navigation(told: Told, url: string, entry: NavigationEntry): Generator<TraceEvent> {
  const { fetchStart = 0, requestStart, responseStart, responseEnd } = entry;
  if (responseEnd)
    yield* requestEvents(told, {
      id: navigationId,
      url,
      start: Math.min(fetchStart, responseEnd),
      sent: requestStart,
      answered: responseStart,
      end: responseEnd,
      resourceType: 'Document',
      mimeType: 'text/html',
      transferred: entry.transferSize,
      encoded: entry.encodedBodySize,
      decoded: entry.decodedBodySize,
    });
  const data = { frame, isMainFrame: true, isOutermostMainFrame: true, page: frame };
  for (const [name, time] of [
    ['MarkDOMContent', entry.domContentLoadedEventEnd],
    ['MarkLoad', entry.loadEventEnd],
  ] as const)
    if (time) yield moment(name, 'devtools.timeline', told.at(time), { data }, 'I');
}

/** Those of the load: of later views the panel knows nothing. */
function* vital(told: Told, entry: WebVitalEntry & { seq: number; view: number }): Generator<TraceEvent> {
  const { name, startTime, value, attribution = {}, seq } = entry;
  const { at } = told;
  const number = (key: string) => (typeof attribution[key] === 'number' ? attribution[key] : 0);
  const cat = 'loading,rail,devtools.timeline';
  if (name === 'FCP' && entry.view === 0)
    yield moment('firstContentfulPaint', cat, at(startTime), { frame, data: { navigationId } });
  if (name === 'LCP' && entry.view === 0)
    yield moment('largestContentfulPaint::Candidate', cat, at(startTime), {
      frame,
      data: {
        candidateIndex: seq,
        isMainFrame: true,
        isOutermostMainFrame: true,
        navigationId,
        nodeId: 0,
        nodeName: String(attribution.target ?? ''),
        size: 0,
        type: attribution.url === undefined ? 'text' : 'image',
      },
    });
  if (name === 'CLS' && number('largestShiftTime'))
    yield moment(
      'LayoutShift',
      'loading',
      at(number('largestShiftTime')),
      {
        frame,
        data: {
          score: number('largestShiftValue'),
          weighted_score_delta: number('largestShiftValue'),
          cumulative_score: value,
          had_recent_input: false,
          is_main_frame: true,
          navigationId,
          impacted_nodes: [],
        },
      },
      'I',
    );
  if (name === 'INP') {
    const start = number('interactionTime') || startTime;
    const handled = start + number('inputDelay');
    const common = {
      name: 'EventTiming',
      cat: 'devtools.timeline',
      id: `0x${(seq + 1).toString(16)}`,
      ...main,
    };
    const data = {
      cancelable: true,
      duration: value,
      frame,
      interactionId: seq + 1,
      interactionOffset: 1,
      nodeId: 0,
      timeStamp: start,
      processingStart: handled,
      processingEnd: handled + number('processingDuration'),
      type: attribution.interactionType === 'keyboard' ? 'keydown' : 'pointerup',
    };
    yield { ...common, ph: 'b', ts: at(start), args: { data } };
    yield { ...common, ph: 'e', ts: at(start + value), args: {} };
  }
}
