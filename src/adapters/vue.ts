import { type App, type ComponentInternalInstance, getCurrentInstance } from 'vue';
import { warn } from '../client/warn.js';
import { measureInstance } from './vue/measureInstance.js';

/** What `fieldmark()` takes. */
export interface VueOptions {
  /** Measures each component whose name it matches: `/^Product|Cart$/`. */
  components: RegExp;
}

/**
 * Measures mounts and updates of the component in whose `setup()` it is called, best as its first line: what comes before
 * is not counted. On a server it does nothing.
 * @param name default: the component's own, which a single-file component has from its file
 */
export function useMeasureRender(name?: string): void {
  const instance = getCurrentInstance();
  if (instance) measure(instance, name ?? nameOf(instance) ?? 'Anonymous');
}

/**
 * A plugin that measures all components of some names, from after their `setup()` on: Vue tells a plugin of no earlier
 * moment. It needs the Options API, which Vue has unless it is built with `__VUE_OPTIONS_API__: false`. Without a RegExp
 * it warns, and measures nothing.
 */
export function fieldmark(options: VueOptions): { install(app: App): void } {
  const components: unknown = options?.components;
  return {
    install(app) {
      if (components instanceof RegExp)
        app.mixin({
          beforeCreate() {
            const instance = getCurrentInstance();
            const name = instance && nameOf(instance);
            if (name && String(name).search(components) >= 0) measure(instance, name);
          },
        });
      else warn('fieldmark() measures nothing without a RegExp as its option `components`');
    },
  };
}

function measure(instance: ComponentInternalInstance, name: string): void {
  if (typeof document !== 'undefined') measureInstance(instance, name);
}

function nameOf({ type }: ComponentInternalInstance): string | undefined {
  return type.name ?? (type as { __name?: string }).__name;
}
