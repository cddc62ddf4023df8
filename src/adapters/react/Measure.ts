import { createElement, type ReactNode, useContext, useRef } from 'react';
import { Around } from './Around.js';
import { type Attempt, count, type Place } from './Attempt.js';
import { createReady } from './createReady.js';
import { onServer, takeMoment } from './moment.js';
import { useCommit } from './useCommit.js';

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
export function Measure({ name, ready = false, children }: MeasureProps): ReactNode {
  const around = useContext(Around);
  const { current: place } = useRef<Place>({ name, around, nested: 0 });
  const { current: settle } = useRef(createReady());
  const attempt: Attempt = [];
  // Siblings are rendered in their order, and their effects run in it.
  return createElement(
    Around.Provider,
    { value: place },
    createElement(Edge, {
      attempt,
      edge: 0,
      onEffects: () => {
        place.nested = 0;
      },
    }),
    children,
    createElement(Edge, {
      attempt,
      edge: 1,
      onLayout: () => {
        place.name = name;
        settle(name, ready, attempt[0]?.now);
      },
      onEffects: () => count(attempt, place),
    }),
  );
}

interface EdgeProps {
  attempt: Attempt;
  edge: 0 | 1;
  onLayout?: () => void;
  onEffects: () => void;
}

function Edge({ attempt, edge, onLayout, onEffects }: EdgeProps): ReactNode {
  const take = (i: number) => {
    attempt[i + edge] = takeMoment();
  };
  if (!onServer) take(0);
  useCommit(
    () => {
      take(2);
      onLayout?.();
    },
    () => {
      take(4);
      onEffects();
    },
  );
  return null;
}
