import { type ComponentInternalInstance, getCurrentInstance, onMounted, onUpdated } from 'vue';
import { now } from '../../client/clock.js';
import { type Component, countRender } from '../../client/functions/countRender.js';
import { type Callee, createTally } from '../../client/functions/createTally.js';
import { shared } from '../../client/shared.js';
import { componentOf } from '../componentOf.js';

type RenderEffect = ComponentInternalInstance['effect'];

/** An instance with what Vue's types leave out, and as what it is counted. */
type Instance = ComponentInternalInstance & {
  /** A promise where `setup()` is async. */
  asyncDep?: unknown;
  /** Its `mounted` and `updated` hooks. */
  m?: unknown[];
  u?: unknown[];
  scope?: { effects?: RenderEffect[] };
  [measured]?: Component;
};

/** A run of the render effect, not committed yet. */
interface Run {
  phase: Callee;
  caller: Callee | undefined;
  start: number;
  end: number;
  own: number;
}

const measured = Symbol();

/**
 * Measures a component from now on. Vue calls `mounted` and `updated` only when everything around is in place too, so
 * they cannot tell how long this one took; its render effect can, which renders it and what is new or changed in it.
 * The hooks tell that it is committed: what a pending `<Suspense>` throws away never gets there.
 */
export function measureInstance(instance: Instance, name: string): void {
  if (instance[measured]) return;
  const component = componentOf(name);
  instance[measured] = component;
  const tally = (shared.tally ??= createTally());
  const around = surrounding(instance);
  const setup = { start: now(), nested: tally.nested };
  let hooks = setup;
  let runs: Run[] = [];

  const run = (render: () => unknown) => {
    const { caller, nested } = tally;
    const mounts = !instance.isMounted;
    // What an async setup waits for is no work.
    const whole = mounts && !instance.asyncDep;
    const { start, nested: before } = whole ? setup : { start: now(), nested };
    // After the component's own hooks, where it has some.
    if (mounts && instance.m?.length !== 1) onMounted(commit, instance);
    if (mounts && instance.u?.length !== 1) onUpdated(commit, instance);
    tally.caller = component.mount;
    tally.nested = 0;
    if (!caller) tally.begin(start);
    try {
      return render();
    } finally {
      const end = now();
      const own = end - start - tally.nested - (nested - before);
      const phase = mounts ? component.mount : component.update;
      runs.push({ phase, caller: around?.mount ?? caller, start, end, own });
      tally.caller = caller;
      tally.nested = before + end - start;
      if (!caller) tally.end(end);
    }
  };

  const beginHooks = (own: unknown[] | undefined) => {
    hooks = { start: now(), nested: tally.nested };
    if (own?.length === 1) count(0);
  };
  const commit = () => count(now() - hooks.start);
  const count = (layoutEffects: number) => {
    const last = runs.at(-1);
    for (const one of runs) {
      const render = one.end - one.start;
      if (one !== last || !layoutEffects) countRender(one.phase, one.caller, { ...one, render });
      else {
        const own = one.own + layoutEffects - (tally.nested - hooks.nested);
        const end = one.end + layoutEffects;
        countRender(one.phase, one.caller, {
          start: one.start,
          end,
          own,
          held: render,
          render,
          layoutEffects,
        });
      }
    }
    runs = [];
    tally.nested = hooks.nested + layoutEffects;
  };

  onMounted(() => beginHooks(instance.m), instance);
  onUpdated(() => beginHooks(instance.u), instance);
  // Before those of `setup()`, which are there already when a plugin comes to the instance.
  for (const hooks of [instance.m, instance.u]) hooks?.unshift(hooks.pop());
  onRenderEffect(instance, run);
}

/**
 * Has the render effect run by `run`. Vue makes it when `setup()` is done, puts it into the instance's scope and runs it
 * at once. To catch it by a setter for `instance.effect` would cost 5 µs: V8 then makes a dictionary of the instance.
 */
function onRenderEffect(instance: Instance, run: (render: () => unknown) => unknown): void {
  const effects = instance.scope?.effects;
  if (!effects) return;
  effects.push = (...added) => {
    // Those of setup itself, watchers and the like, have it as the current one.
    if (getCurrentInstance() !== instance)
      for (const effect of added) {
        const { fn } = effect;
        effect.fn = () => (effect === instance.effect ? run(fn) : fn());
      }
    return Array.prototype.push.apply(effects, added);
  };
}

/** The nearest measured component around it. */
function surrounding({ parent }: Instance): Component | undefined {
  for (let one: Instance | null = parent; one; one = one.parent) if (one[measured]) return one[measured];
}
