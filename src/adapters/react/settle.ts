import { shared } from '../../client/shared.js';
import { measure } from '../../client/userTiming.js';
import type { Place } from './Attempt.js';
import { task } from './moment.js';

let lastView: number | undefined;
let firstTask: number | undefined;

/** To be called in each commit: leaves the measure `<name>:ready` when there is something to show for the first time. */
export function settle(place: Place, ready: boolean | undefined, mountedAt = 0): void {
  // The load's, as long as the script has not begun.
  const view = shared.view ?? 0;
  if (view !== lastView) {
    lastView = view;
    firstTask = task;
  }
  // The URL changes before the commit or in it.
  const start = (place.awaited ??= firstTask === task ? Math.min(mountedAt, view) : mountedAt);
  if (!ready || place.ready) return;
  place.ready = true;
  // In a hidden page there is no paint to wait for.
  if (!document.hidden)
    requestAnimationFrame(() =>
      setTimeout(() => {
        const end = performance.now();
        measure(`${place.name}:ready`, { start, end, detail: shared.track?.(end - start, undefined) });
      }),
    );
}
