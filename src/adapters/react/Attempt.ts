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
  /** Since when what it shows is waited for, ms on the page's clock. */
  awaited?: number;
  ready?: boolean;
  /** What instrumented places in it took of the commit that is counted now, ms. */
  nested: number;
}

const components: Record<string, Component> = Object.create(null);

const componentOf = (name: string): Component => (components[name] ??= createComponent(name));

/** Counts a render that was committed, once: React runs effects again in StrictMode and where it shows what it had hidden. */
export function count(attempt: Attempt, place: Place): void {
  const start = attempt[0]?.now;
  if (start === undefined) return;
  const { name, around, mounted, nested } = place;
  const took = (clock: 'all' | 'own', i: number) => attempt[i + 1]![clock] - attempt[i]![clock];
  const render = took('all', 0);
  const layoutEffects = took('all', 2);
  const effects = took('all', 4);
  const own = took('own', 0) + took('own', 2) + took('own', 4);
  attempt[0] = undefined;
  place.mounted = true;
  if (around) around.nested += own;
  countRender(componentOf(name)[mounted ? 'update' : 'mount'], around && componentOf(around.name).mount, {
    start,
    end: start + render + layoutEffects + effects,
    own: Math.max(0, own - nested),
    render,
    layoutEffects,
    effects,
  });
}
