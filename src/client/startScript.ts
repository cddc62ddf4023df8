import { type Fieldmark, flush, forget, type init, setConsent, view } from './init.js';
import type { InstrumentGlobal } from './instrumentScript.js';
import { defaults, type Options } from './options.js';
import { shared } from './shared.js';
import { mark, measure, start, time } from './userTiming.js';

/** What the script tag puts on `window`; and what `instrument.js` adds. */
export interface FieldmarkGlobal extends Fieldmark, Partial<InstrumentGlobal> {
  init: typeof init;
  mark: typeof mark;
  measure: typeof measure;
  time: typeof time;
  start: typeof start;
  /** Calls that wait for `instrument.js`. */
  q?: Call[];
}

/** The function's name and its arguments. */
export type Call = [name: keyof FieldmarkGlobal, args: unknown[]];

declare global {
  interface Window {
    /** Before the bundle has loaded it may hold calls to make: `{ q: [['init', [options]]] }`. */
    fieldmark?: FieldmarkGlobal | { q: Call[] };
  }
}

/** `data-sample-rate="0.1"`, `data-context-plan="pro"` and so on, as options. */
function readOptions(attributes: DOMStringMap): Options {
  const options: Record<string, unknown> = {};
  const context: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    const dimension = /^context(.+)/.exec(name)?.[1];
    if (dimension) context[dimension[0]!.toLowerCase() + dimension.slice(1)] = value!;
    else if (value || name === 'consent')
      options[name] = typeof defaults[name as keyof typeof defaults] === 'number' ? +value! : value;
  }
  return { ...options, context } as unknown as Options;
}

/** Puts the API on `window`, starts as the tag's attributes say, and makes the calls that waited. */
export function startScript(begin: typeof init): void {
  const waiting = window.fieldmark?.q ?? [];
  const api: FieldmarkGlobal = {
    ...shared.api,
    init: begin,
    mark,
    measure,
    time,
    start,
    flush,
    setConsent,
    forget,
    view,
  };
  window.fieldmark = api;

  const attributes = document.currentScript?.dataset;
  if (attributes && (attributes.endpoint || !waiting.length)) begin(readOptions(attributes));
  api.q = waiting.filter(([name, args]) => {
    const call = api[name] as ((...args: unknown[]) => unknown) | undefined;
    return !call || void call(...args);
  });
}
