import { type ComponentInternalInstance, onMounted, onUpdated } from 'vue';
import { type Component, countRender } from '../../client/functions/countRender.js';
import { type Callee, createTally } from '../../client/functions/createTally.js';
import { now } from '../../client/functions/now.js';
import { shared } from '../../client/shared.js';
import { componentOf } from '../componentOf.js';

type RenderEffect = ComponentInternalInstance['effect'];

/** A run of the render effect, not committed yet. */
interface Run {
  phase: Callee;
  caller: Callee | undefined;
  start: number;
  end: number;
  own: number;
}

const measured = new WeakMap<ComponentInternalInstance, Component>();

/**
 * Measures a component from now on. Vue calls `mounted` and `updated` only when everything around is in place too, so
 * they cannot tell how long this one took; its render effect can, which renders it and what is new or changed in it.
 * The hooks tell that it is committed: what a pending `<Suspense>` throws away never gets there.
 */
export function measureInstance(instance: ComponentInternalInstance, name: string): void {
  if (measured.has(instance)) return;
  const component = componentOf(name);
  measured.set(instance, component);
  const tally = (shared.tally ??= createTally());
  const around = surrounding(instance);
  const setup = { start: now(), nested: tally.nested };
  let hooks = setup;
  let runs: Run[] = [];

  const run = (render: () => unknown) => {
    const { caller, nested } = tally;
    const mounts = !instance.isMounted;
    // What an async setup waits for is no work.
    const whole = mounts && !(instance as Suspensible).asyncDep;
    const { start, nested: before } = whole ? setup : { start: now(), nested };
    if (mounts) {
      // After the component's own hooks.
      onMounted(commit, instance);
      onUpdated(commit, instance);
    }
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

  const beginHooks = () => {
    hooks = { start: now(), nested: tally.nested };
  };
  const commit = () => {
    const last = runs.pop();
    if (!last) return;
    const layoutEffects = now() - hooks.start;
    for (const { phase, caller, ...run } of runs)
      countRender(phase, caller, { ...run, render: run.end - run.start });
    countRender(last.phase, last.caller, {
      start: last.start,
      end: last.end + layoutEffects,
      own: last.own + layoutEffects - (tally.nested - hooks.nested),
      render: last.end - last.start,
      layoutEffects,
    });
    tally.nested = hooks.nested + layoutEffects;
    runs = [];
  };

  onMounted(beginHooks, instance);
  onUpdated(beginHooks, instance);
  // It is made after setup and runs at once.
  Object.defineProperty(instance, 'effect', {
    configurable: true,
    enumerable: true,
    set(effect: RenderEffect) {
      const { fn } = effect;
      effect.fn = () => run(fn);
      Object.defineProperty(instance, 'effect', { value: effect, writable: true });
    },
  });
}

/** Of the internals of an instance that Vue's types leave out: a promise where `setup()` is async. */
type Suspensible = ComponentInternalInstance & { asyncDep?: unknown };

/** The nearest measured component around it. */
function surrounding({ parent }: ComponentInternalInstance): Component | undefined {
  for (; parent; parent = parent.parent) {
    const component = measured.get(parent);
    if (component) return component;
  }
}
