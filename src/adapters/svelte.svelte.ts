import { getContext, setContext } from 'svelte';
import type { Callee } from '../client/functions/createTally.js';
import { measureElement } from '../client/measureElement.js';
import { componentOf } from './componentOf.js';
import { createStopwatch, type Lap, type Stopwatch } from './svelte/createStopwatch.js';

/** A component as it is measured; a class, since a getter of each object's own would cost more than all the rest. */
class Measured implements Lap, Render {
  start = 0;
  stop = 0;
  own = 0;
  turn = 0;
  ended = false;
  mounted = false;
  constructor(
    readonly around: Measured | undefined,
    readonly mount: Callee,
  ) {}
  get end(): '' {
    if (!this.mounted) stopwatch?.end(this);
    return '';
  }
}

const context = Symbol();
let stopwatch: Stopwatch | undefined;

/** What tells that a component's markup is made. */
export interface Render {
  /** Renders as nothing: an empty text. */
  readonly end: '';
}

/**
 * Measures mounts of the component in whose script it is called, best as its first line, and its updates by `state`. On a
 * server and outside a component it does nothing.
 *
 * Svelte does not tell a script when the markup is made. `{render.end}` as the last thing in the markup does, with what
 * this gives back; without it, what is rendered between this component and the next measured one is counted here.
 * @param state reads the state whose changes are this component's updates: `() => [product, count]`, declared
 * before or after; Svelte updates single nodes, and knows of no component that is updated
 */
export function measureRender(name: string, state?: () => unknown): Render {
  if (typeof document === 'undefined') return { end: '' };
  const { begin, end, settle, count } = (stopwatch ??= createStopwatch());
  const { mount, update } = componentOf(name);
  let around: Measured | undefined;
  let lap: Measured;
  try {
    around = getContext<Measured | undefined>(context);
    lap = setContext(context, new Measured(around, mount));
  } catch {
    return { end: '' };
  }
  begin(lap);
  let mounted = $state(false);
  // While the script runs, what it declares further down is not there to be read.
  const read = () => {
    try {
      return state?.();
    } catch {
      return mounted;
    }
  };
  // Effects run in the order of the tree: this one before all that the component renders …
  if (state)
    $effect.pre(() => {
      if (lap.mounted) begin(lap);
      read();
    });
  $effect(() => {
    settle();
    count(lap, mount, around?.mount);
    lap.mounted = mounted = true;
    // … and this one, which is inside an effect that Svelte makes when the markup is made, after all of it.
    if (state)
      $effect.pre(() => {
        read();
        if (!lap.turn) return;
        end(lap);
        count(lap, update, around?.mount);
      });
  });
  return lap;
}

/** An attachment, `{@attach measured('hero')}`: measures the element from its creation to its first paint. */
export const measured =
  (name: string) =>
  (element: Element): void =>
    measureElement(element, name);
