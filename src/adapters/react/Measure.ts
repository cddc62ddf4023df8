import { createElement, type ReactNode } from 'react';

import { type Attempt, count, type Place } from './Attempt.js';
import { onServer, takeMoment } from './moment.js';
import { settle } from './settle.js';
import { useCommit } from './useCommit.js';
import { Around, usePlace } from './usePlace.js';

export interface MeasureProps {
  name: string;
  /**
   * When it is true for the first time, a measure `<name>:ready` is left, in ms: from the mount, or from the view's start
   * where this is in the view's first commit with a `<Measure>`, to the paint after the commit. None while the page is
   * hidden.
   */
  ready?: boolean | undefined;
  children?: ReactNode;
}

/**
 * Counts the mounts and updates of what is inside, with the times of its rendering, layout effects and effects, in ms, from
 * the first component's to the last one's. An update is one that renders this element anew; what renders only itself deeper
 * inside is counted where a `<Measure>` or `useMeasureRender()` is within it. Renders that React threw away are not
 * counted, and nothing is added to the DOM.
 *
 * In a transition React renders in slices: other tasks between two of them are in the time. While it waits for data in the
 * midst of a tree (`use()` in a transition), the time stands still, until React comes to the next `<Measure>` or hook.
 * Clean-ups and changes of the DOM are in none of the times.
 */
export function Measure({ name, ready, children }: MeasureProps): ReactNode {
  const place = usePlace(name);
  const attempt: Attempt = [];
  // A component's effects run after those of what is in it.
  useCommit(
    () => {
      take(attempt, 3);
      place.name = name;
      settle(place, ready, attempt[0]?.now);
    },
    () => {
      take(attempt, 5);
      count(attempt, place);
    },
  );
  // Siblings are rendered in their order, and their effects run in it.
  return createElement(
    Around.Provider,
    { value: place },
    createElement(First, { attempt, place }),
    children,
    createElement(Last, { attempt }),
  );
}

function First({ attempt, place }: { attempt: Attempt; place: Place }): ReactNode {
  take(attempt, 0);
  useCommit(
    () => take(attempt, 2),
    () => {
      take(attempt, 4);
      place.nested = 0;
    },
  );
  return null;
}

function Last({ attempt }: { attempt: Attempt }): ReactNode {
  take(attempt, 1);
  return null;
}

function take(attempt: Attempt, i: number): void {
  if (!onServer) attempt[i] = takeMoment();
}
