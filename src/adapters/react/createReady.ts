import { shared } from '../../client/shared.js';
import { measure } from '../../client/userTiming.js';

/** The load's, as long as the script has not begun. */
const viewStart = () => shared.view ?? 0;

let lastView: number | undefined;
let isFirst = false;

/** Called in each commit: leaves the measure `<name>:ready` when there is something to show for the first time. */
export function createReady(): (name: string, ready: boolean, mountedAt: number | undefined) => void {
  let start: number | undefined;
  let done = false;
  return (name, ready, mountedAt = 0) => {
    start ??= mountsWithView() ? Math.min(mountedAt, viewStart()) : mountedAt;
    if (!ready || done) return;
    done = true;
    // In a hidden page there is no paint to wait for.
    if (!document.hidden)
      requestAnimationFrame(() =>
        setTimeout(() => {
          const end = performance.now();
          measure(`${name}:ready`, {
            start: start!,
            end,
            detail: shared.track?.('Components', end - start!),
          });
        }),
      );
  };
}

/** Whether this is the view's first commit. The URL can change within it, or before. */
function mountsWithView(): boolean {
  if (viewStart() !== lastView) {
    lastView = viewStart();
    isFirst = true;
    queueMicrotask(() => {
      isFirst = false;
    });
  }
  return isFirst;
}
