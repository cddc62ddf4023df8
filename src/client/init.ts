import type { Page } from '../wire/types.js';
import { openBuffer } from './buffer.js';
import { createFlush } from './flush.js';
import { observeLongAnimationFrames } from './observe/longAnimationFrames.js';
import { observeLongTasks } from './observe/longTasks.js';
import { observeMarksAndMeasures } from './observe/marksAndMeasures.js';
import { observeNavigation } from './observe/navigation.js';
import { createObservation } from './observe/observe.js';
import { observeWebVitals } from './observe/webVitals.js';
import { type Options, type ResolvedOptions, resolveOptions } from './options.js';
import { bareUrl } from './plain.js';
import { createRecorder } from './record.js';
import { showAlive } from './recover.js';
import { createSender } from './send.js';
import { resumeSession } from './session.js';
import { uuid } from './uuid.js';
import { trackViews } from './view.js';
import { warn } from './warn.js';

/** What `init()` gives back. */
export interface Fieldmark {
  /** Sends at once what waits. Resolves when it is delivered or the attempt has failed; it never rejects. */
  flush(): Promise<void>;
}

/** Shared by all copies of the bundle that a page may have. */
const once = Symbol.for('fieldmark');

/** Most that the hidden path spends on entries that the browser still holds back, ms. */
const lastMinute = 4;

/**
 * Starts measuring this page. Call it once, as early as is convenient: what happened before is picked up.
 * @throws {TypeError} in development (`process.env.NODE_ENV` set and not `production`), when an option is unknown or
 * wrong; elsewhere it is warned about and left out
 */
export function init(options: Options): Fieldmark {
  let running: Promise<Fieldmark | undefined> = Promise.resolve(undefined);
  const fieldmark: Fieldmark = { flush: async () => (await running)?.flush() };
  if (typeof document === 'undefined') return fieldmark;
  const resolved = resolveOptions(options, complain);
  const page = globalThis as { [once]?: Fieldmark };
  if (page[once]) warn('already running on this page');
  else if (!resolved.endpoint) warn('no endpoint, so nothing is measured');
  else {
    // A page that we cannot measure is not to fail for it.
    running = whenActivated()
      .then(() => start(resolved))
      .catch(warn);
    page[once] = fieldmark;
  }
  return page[once] ?? fieldmark;
}

async function start(options: ResolvedOptions): Promise<Fieldmark | undefined> {
  const page = describePage(options);
  const buffer = openBuffer(options.app, () => {
    page.buffer = 'memory';
  });
  const [session, touch] = await resumeSession(buffer, options.sampleRate);
  page.session = session.id;
  const views = trackViews(options.route);
  const recorder = createRecorder(options.beforeSend, views, (runs) => flush.wake(runs));
  const { record } = recorder;
  const flush = createFlush(page, recorder, buffer, createSender(options.endpoint), options);
  // What earlier pages have left is delivered all the same.
  if (!session.sampled) return flush;

  showAlive(page.id);
  const { observe, drain } = createObservation();
  views.each(({ startTime }) => record({ type: 'view', startTime }));
  const navigation = observeNavigation(observe, record);
  observeMarksAndMeasures(observe, record);
  const tasks = observeLongTasks(observe, record);
  observeLongAnimationFrames(observe, record, tasks.cover);
  const vitals = observeWebVitals(record);

  const hide = () => {
    drain(lastMinute);
    for (const { settle } of [navigation, tasks, vitals]) settle();
    flush.hide();
    touch();
  };
  // web-vitals listens in the capture phase, so its last values are in before ours. At a closing tab, Chromium fires
  // pagehide first; both may come, in either order.
  addEventListener('pagehide', hide);
  addEventListener('visibilitychange', () => document.hidden && hide());
  return {
    flush() {
      drain(lastMinute);
      return flush.flush();
    },
  };
}

function describePage({ app, release, environment, context }: ResolvedOptions): Page {
  const { hardwareConcurrency: cores, deviceMemory: memory, connection, userAgentData } = navigator;
  // JSON leaves out what is undefined.
  return {
    id: uuid(),
    app,
    release: release || undefined,
    environment: environment || undefined,
    timeOrigin: performance.timeOrigin,
    url: bareUrl(location.href),
    sdk: __VERSION__,
    supports: PerformanceObserver.supportedEntryTypes,
    device: { cores, memory, effectiveType: connection?.effectiveType, mobile: userAgentData?.mobile },
    ...(Object.keys(context)[0] && { context }),
  } as Page;
}

/** A prerendered page that nobody sees is nobody's wait. */
function whenActivated(): Promise<unknown> {
  return new Promise((resolve) => {
    // It does not bubble up to the window.
    if (document.prerendering) document.addEventListener('prerenderingchange', resolve, { once: true });
    else resolve(undefined);
  });
}

function complain(sentence: string): void {
  if (typeof process !== 'undefined' && process.env.NODE_ENV && process.env.NODE_ENV !== 'production')
    throw new TypeError(`fieldmark: ${sentence}`);
  warn(sentence);
}
