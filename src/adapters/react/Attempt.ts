import { type Component, countRender, createComponent } from '../../client/functions/countRender.js';
import type { Moment } from './moment.js';

/** A render that may come to nothing: its beginning and end, those of the layout effects, those of the effects. */
export type Attempt = (Moment | undefined)[];

/** An instrumented place in the tree. */
export interface Place {
  name: string;
  around: Place | undefined;
  /** Whether it was counted before. */
  mounted?: boolean;
  /** What instrumented places in it took of the commit that is counted now, ms. */
  nested: number;
}

const components = new Map<string, Component>();

function componentOf(name: string): Component {
  let component = components.get(name);
  if (!component) components.set(name, (component = createComponent(name)));
  return component;
}

/** Counts a render that was committed, once: React runs effects again in StrictMode and where it shows what it had hidden. */
export function count(attempt: Attempt, place: Place): void {
  const [first] = attempt;
  if (!first) return;
  const { around } = place;
  let total = 0;
  let own = 0;
  const part = (i: number) => {
    const from = attempt[i];
    const to = attempt[i + 1];
    if (!from || !to) return 0;
    const took = to.worked - from.worked;
    total += took;
    own += took - to.functions + from.functions;
    return took;
  };
  const [render, layoutEffects, effects] = [part(0), part(2), part(4)] as const;
  attempt[0] = undefined;
  countRender(
    componentOf(place.name)[place.mounted ? 'update' : 'mount'],
    around && componentOf(around.name).mount,
    {
      start: first.now,
      end: first.now + total,
      own: Math.max(0, own - place.nested),
      render,
      layoutEffects,
      effects,
    },
  );
  place.mounted = true;
  if (around) around.nested += own;
}
