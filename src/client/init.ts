import { limits } from '../wire/limits.js';
import type { Page } from '../wire/types.js';
import { openBuffer } from './buffer.js';
import { clock } from './clock.js';
import { complain } from './complain.js';
import { createFlush } from './flush.js';
import { observeLongAnimationFrames } from './observe/longAnimationFrames.js';
import { observeLongTasks } from './observe/longTasks.js';
import { observeMarksAndMeasures } from './observe/marksAndMeasures.js';
import { observeNavigation } from './observe/navigation.js';
import { createObservation } from './observe/observe.js';
import { observeResources } from './observe/resources.js';
import { observeWebVitals } from './observe/webVitals.js';
import { type Consent, isConsent, type Options, type ResolvedOptions, resolveOptions } from './options.js';
import { bareUrl, cleanUrl } from './plain.js';
import { createRecorder, type RecordEntry } from './record.js';
import { createSender } from './send.js';
import { keepSession, newSession, resumeSession, type Session } from './session.js';
import { type Running, shared } from './shared.js';
import { guarded } from './userTiming.js';
import { uuid } from './uuid.js';
import { trackViews } from './view.js';
import { warn } from './warn.js';
import { yieldTask } from './yieldTask.js';

/** What `init()` gives back; the same are exported as functions. None of it ever throws or rejects. */
export interface Fieldmark {
  flush(): Promise<void>;
  setConsent(consent: Consent): Promise<void>;
  forget(): Promise<void>;
  view(route: string): void;
}

/** Most that the hidden path spends on entries that the browser still holds back, ms. */
const lastMinute = 0.5;

/**
 * Starts measuring this page, with no more than the script tag of production has.
 * @throws {TypeError} as `complain` does, when an option is unknown or wrong; else it is left out
 */
export function init(options: Options): Fieldmark {
  if (typeof document !== 'undefined') {
    const resolved = resolveOptions(options, complain);
    if (shared.running) warn('already running');
    else if (!resolved.endpoint) warn('no endpoint');
    // A page that we cannot measure is not to fail for it. Inlined here, `start` would be parsed once more: 2 ms.
    else
      shared.running = whenActivated()
        .then(() => /*@__NOINLINE__*/ start(resolved))
        .catch(warn);
  }
  return { flush, setConsent, forget, view };
}

/** Sends at once what waits. Resolves when it is delivered or the attempt has failed. */
export const flush = async (): Promise<void> => (await shared.running)?.flush().catch(warn);

/** The visitor's answer, as the option `consent` has it; it can be changed at any time. */
export const setConsent = async (consent: Consent): Promise<void> =>
  isConsent(consent)
    ? (await (shared.running ?? void (shared.consent = consent)))?.setConsent(consent).catch(warn)
    : warn('no such consent');

/** Erases what this browser has stored of the application, the visit's id as well. Measuring goes on, as a new page. */
export const forget = async (): Promise<void> => (await shared.running)?.forget().catch(warn);

/**
 * The page now shows this route, for applications that change it without changing the URL, or whose router knows a better
 * name than the option `route`: a view of the same URL that nobody has named gets the name, else a new view begins.
 */
export function view(route: string): void {
  if (typeof document !== 'undefined')
    guarded(() =>
      // What is no string has no such method.
      shared.views.push([clock(), cleanUrl(location.href), route.substring(0, limits.name)]),
    );
}

function start(options: ResolvedOptions): Running {
  const page = describePage(options);
  const buffer = openBuffer(options.app, () => {
    page.buffer = 'memory';
  });
  const views = /*@__NOINLINE__*/ trackViews(options.route);
  const recorder = createRecorder(options.beforeSend, views, () => flush.wake());
  // Where it is does not change with the page's URL; an answer's has no fragment.
  const endpoint = new URL(options.endpoint, document.baseURI).href.split('#', 1)[0]!;
  const flush = /*@__NOINLINE__*/ createFlush(
    page,
    recorder,
    buffer,
    /*@__NOINLINE__*/ createSender(endpoint),
    options,
  );
  views.hear(flush.rename);
  let session: Session;
  /** Whether entries are recorded, and whether they may leave the memory. */
  let recording = true;
  let sending = false;
  /** Whether the visitor ever was against it: then what happened before an agreement is left alone. */
  let refused = false;
  let drain: ((budget: number) => boolean) | undefined;
  /** Records what waits to be complete. */
  let settle: (() => void) | undefined;
  /** Whether this is another page than the one whose views were told. */
  let anew = false;
  /** Counts the answers: what an earlier one has begun must not end after a later one. */
  let turn = 0;

  const visit = (one: Session) => {
    session = one;
    page.session = one.id;
  };
  visit(newSession(options.sampleRate));

  const record: RecordEntry = (entry, complete, among) =>
    recording && recorder.record(entry, complete, among);
  const ask = () => {
    for (const source of shared.sources) source(record);
  };

  const tellViews = () =>
    views.each(({ startTime }) => {
      ask();
      record({ type: 'view', startTime });
    });

  const observe = () => {
    if (drain) return;
    const observation = createObservation(!refused, () => flush.write());
    drain = observation.drain;
    shared.tell = record;
    tellViews();
    const navigation = observeNavigation(observation.observe, record);
    observeMarksAndMeasures(observation.observe, record);
    const tasks = observeLongTasks(observation.observe, record);
    observeLongAnimationFrames(observation.observe, record, tasks.cover);
    observeResources(observation.observe, record, endpoint);
    const vitals = observeWebVitals(observation.observe, record, views);
    settle = () => {
      for (const source of [navigation, tasks, vitals]) source.settle();
    };
    const hide = () => {
      if (!sending || !session.sampled) return;
      ask();
      observation.drain(lastMinute);
      settle?.();
      flush.hide();
      keepSession(buffer, session);
    };
    // web-vitals listens in the capture phase, so its last values are in before ours. At a closing tab, Chromium fires
    // pagehide first; both may come, in either order.
    addEventListener('pagehide', hide);
    addEventListener('visibilitychange', () => document.hidden && hide());
  };

  /** Nothing is left of what has begun by now but what it has recorded. */
  const end = () => {
    drain?.(0);
    settle?.();
    ask();
    views.skip();
  };

  const erase = () => {
    turn++;
    flush.stop();
    end();
    recorder.reset();
    // What comes after is not to be joined to what was before.
    page.id = uuid();
    anew = !!drain;
    visit(newSession(options.sampleRate));
    return buffer.erase();
  };

  const grant = async () => {
    const mine = turn;
    const resumed = resumeSession(buffer, session);
    // In a visit that is not sampled nothing is to be done; elsewhere it is left to a task of its own.
    if (options.sampleRate === 1) setTimeout(() => mine === turn && observe());
    const kept = await resumed;
    if (mine !== turn) return;
    visit(kept);
    recording = kept.sampled;
    if (recording) {
      if (anew) tellViews();
      anew = false;
      observe();
    } else recorder.reset();
    keepSession(buffer, kept);
    flush.start();
  };

  const setConsent = async (answer: Consent) => {
    const denied = answer === 'denied' || (answer === 'gpc' && navigator.globalPrivacyControl);
    turn++;
    // What was counted or has begun under the answer before is not for the one that comes.
    if (recording) ask();
    else end();
    recording = !denied;
    sending = !denied && answer !== 'pending';
    if (!sending) flush.stop();
    if (sending) await grant();
    else if (denied) {
      refused = true;
      await erase();
    } else observe();
  };

  let ready = setConsent(shared.consent ?? options.consent).catch(warn);
  return {
    async flush() {
      await ready;
      ask();
      while (drain?.(lastMinute)) await yieldTask();
      await flush.flush();
    },
    setConsent: (answer) => (ready = setConsent(answer)),
    forget: () => (ready = erase().then(() => (sending ? grant() : undefined))),
  };
}

function describePage({ app, release, environment, context }: ResolvedOptions): Page {
  const { hardwareConcurrency: cores, deviceMemory: memory, connection, userAgentData } = navigator;
  // JSON leaves out what is undefined.
  return {
    id: uuid(),
    app,
    release,
    environment,
    timeOrigin: performance.timeOrigin,
    url: bareUrl(location.href),
    sdk: __VERSION__,
    supports: PerformanceObserver.supportedEntryTypes,
    device: { cores, memory, effectiveType: connection?.effectiveType, mobile: userAgentData?.mobile },
    context: { ...context },
  } as Page;
}

/** A prerendered page that nobody sees is nobody's wait. */
function whenActivated(): Promise<unknown> {
  return new Promise((resolve) => {
    // It does not bubble up to the window.
    if (document.prerendering) document.addEventListener('prerenderingchange', resolve);
    else resolve(undefined);
  });
}
