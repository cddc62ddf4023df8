import { shared } from '../shared.js';
import { type Callee, createTally } from './createTally.js';
import { addTotal } from './sums.js';

/** A component as it is counted. */
export interface Component {
  mount: Callee;
  update: Callee;
}

/** One committed render; times on the page's clock, ms. */
export interface Render {
  start: number;
  end: number;
  /** Of it, what other instrumented components did not take. */
  own: number;
  /** Of it, what is in the time of the component around it as well; all of it unless given. */
  held?: number;
  /** Parts of it, as far as the framework lets them be told. */
  render?: number;
  layoutEffects?: number;
  effects?: number;
}

/** Components of one name are counted as one. */
export function createComponent(name: string): Component {
  const tally = (shared.tally ??= createTally());
  const callee = (phase: 'mount' | 'update') => tally.callee(name, { kind: 'component', phase });
  return { mount: callee('mount'), update: callee('update') };
}

/** Renders of one component that are kept to be found within another. */
const mostRenders = 1_000;

/** Adds a render to the component's sums, on behalf of the instrumented component around it. */
export function countRender(
  callee: Callee,
  parent: Callee | undefined,
  { start, end, own, held = end - start, render = 0, layoutEffects = 0, effects = 0 }: Render,
): void {
  const tally = (shared.tally ??= createTally());
  tally.begin(start);
  const sums = tally.touch(tally.row(callee, parent), start);
  sums.calls++;
  sums.own += own;
  sums.render += render;
  sums.layoutEffects += layoutEffects;
  sums.effects += effects;
  takeBack(callee, start, start + render);
  addTotal(sums, end - start);
  callee.renders!.push({ start, held, sums });
  tally.end(end);
  shared.draw?.({ callee, caller: parent, start, end, own, render, layoutEffects, effects });
  // A function that has the framework render at once, as React's flushSync() does, is not to count it as its own.
  if (tally.caller) tally.nested += own;
}

/** What is counted before comes from the inside: a component's time is in that of one of its name around it. */
function takeBack(callee: Callee, from: number, to: number): void {
  const renders = (callee.renders ??= []);
  let first = renders.length;
  while (first && renders[first - 1]!.start >= from) first--;
  for (const { start, held, sums } of renders.splice(first)) if (start < to) sums.total -= held;
  if (first > mostRenders) renders.splice(0, mostRenders / 2);
}
