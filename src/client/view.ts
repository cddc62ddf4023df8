import { limits } from '../wire/limits.js';
import type { NavigationType, View } from '../wire/types.js';
import { cleanUrl, round } from './plain.js';

export interface Views {
  /** The view in which something that began at `time` (ms since `timeOrigin`) belongs. */
  at(time: number): View;
  /** Calls back for each view, those so far and those to come. */
  each(callback: (view: View) => void): void;
}

/** Keeps the page's views: the load, and one for each restore from the back/forward cache. */
export function trackViews(route: (url: URL) => string): Views {
  const views: View[] = [];
  let onStart: ((view: View) => void) | undefined;
  const start = (navigationType: NavigationType, startTime: number) => {
    const view: View = {
      n: views.length,
      startTime: round(startTime),
      url: cleanUrl(location.href),
      route: nameRoute(route),
      navigationType,
    };
    views.push(view);
    onStart?.(view);
  };
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const activationStart = navigation?.activationStart ?? 0;
  start(
    activationStart > 0
      ? 'prerender'
      : document.wasDiscarded
        ? 'restore'
        : ((navigation?.type ?? 'navigate').replace('_', '-') as NavigationType),
    activationStart,
  );
  addEventListener('pageshow', (event) => {
    if (event.persisted) start('back-forward-cache', event.timeStamp);
  });
  return {
    at: (time) => views.findLast((view) => view.startTime <= time) ?? views[0]!,
    each(callback) {
      views.forEach(callback);
      onStart = callback;
    },
  };
}

function nameRoute(route: (url: URL) => string): string {
  let name = location.pathname;
  try {
    name = String(route(new URL(location.href)));
  } catch {}
  return name.slice(0, limits.name);
}
