import { limits } from '../wire/limits.js';
import type { NavigationType, View } from '../wire/types.js';
import { clock } from './clock.js';
import { cleanUrl, round } from './plain.js';
import { shared, type Told } from './shared.js';

export interface Views {
  /** The view to which something belongs that began at `time` (ms since `timeOrigin`). */
  at(time: number): View;
  /** The view in which something was at `time`; none where that is nobody's business. */
  during(time: number): View | undefined;
  /** The first view that began at `time` or later, of that URL if one is given; none where it is nobody's business. */
  since(time: number, url?: string): View | undefined;
  /** What was so far is nobody's business, but the page's load as long as that is shown. */
  skip(): void;
  /** Calls back for each view, those so far and those to come. */
  each(callback: (view: View) => void): void;
  /**
   * Does what `view()` has said so far and will say: names the view that nobody has named while the URL is the same; else
   * begins one.
   * @param onRename called where it had another name before
   */
  hear(onRename: (before: View, after: View) => void): void;
}

/** Keeps the page's views: the load, restores from the back/forward cache, and routes of a single-page application. */
export function trackViews(nameRoute: (url: URL) => string): Views {
  const views: View[] = [];
  let onStart: ((view: View) => void) | undefined;
  /** Number of the first that may be told of. */
  let first = 0;
  /** What happened before is not to be told. */
  let since = 0;
  /** Whether the last view has its name by hand. */
  let named = false;
  const here = () => cleanUrl(location.href);
  const route = () => {
    let name = location.pathname;
    try {
      name = String(nameRoute(new URL(location.href)));
    } catch {}
    return name.slice(0, limits.name);
  };
  const start = (navigationType: NavigationType, startTime: number, url = here(), name = route()) => {
    const view = { n: views.length, startTime: round(startTime), url, route: name, navigationType };
    named = false;
    shared.view = startTime;
    views.push(view);
    onStart?.(view);
  };
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const activationStart = navigation?.activationStart ?? 0;
  start(
    activationStart
      ? 'prerender'
      : document.wasDiscarded
        ? 'restore'
        : ((navigation?.type ?? 'navigate').replace('_', '-') as NavigationType),
    activationStart,
    (shared.views as Told[])[0]?.[1],
  );
  addEventListener('pageshow', (event) => {
    if (event.persisted) start('back-forward-cache', event.timeStamp);
  });
  const look = (time: number) => {
    const last = views.at(-1)!;
    // Another query or state of the history shows the same.
    if (last.url !== here() || (!named && last.route !== route())) start('soft-navigation', time);
  };
  globalThis.navigation?.addEventListener('currententrychange', ({ timeStamp }) => look(timeStamp));
  const at = (time: number) => views.findLast(({ n, startTime }) => n <= first || startTime <= time)!;
  const during = (time: number) => (first && time < since ? undefined : at(time));
  return {
    at,
    during,
    since(time, asked) {
      const view = views.find(
        ({ startTime, url }) => startTime >= time && (!asked || url === cleanUrl(asked)),
      );
      return view && during(view.startTime);
    },
    skip() {
      first = views.length - 1;
      since = clock();
    },
    each(callback) {
      views.slice(first).forEach(callback);
      onStart = callback;
    },
    hear(onRename) {
      const show = (told: Told) => {
        const [, url, name] = told;
        const last = views.at(-1)!;
        if (last.url === url && (!named || last.route === name)) {
          const before = { ...last };
          last.route = name;
          onRename(before, last);
        } else start('soft-navigation', ...told);
        named = true;
      };
      (shared.views as Told[]).forEach(show);
      look(clock());
      shared.views = { push: show };
    },
  };
}
