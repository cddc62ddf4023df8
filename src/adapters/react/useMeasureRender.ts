import { type Attempt, count } from './Attempt.js';
import { onServer, takeMoment } from './moment.js';
import { useCommit } from './useCommit.js';
import { usePlace } from './usePlace.js';

/**
 * Counts a component's mounts and updates with the times of its render, layout effects and effects; call it first in the
 * component. React tells a component where these begin and not where they end, so each time, in ms, is at most what it
 * says: it lasts until the next `<Measure>` or component with this hook, or the end of React's task. What is rendered in
 * between, in the component or after it, is in it; nothing is in the times of two components with the hook. `<Measure>`
 * knows both ends.
 */
export function useMeasureRender(name: string): void {
  if (onServer) return;
  const place = usePlace(name);
  const attempt: Attempt = [];
  const begin = (i: number, then?: () => void) => {
    attempt[i] = takeMoment((end) => {
      attempt[i + 1] = end;
      then?.();
    });
  };
  begin(0);
  useCommit(
    () => {
      place.name = name;
      begin(2);
    },
    () => begin(4, () => count(attempt, place)),
  );
}
