import type { Filter } from '../answers.js';

export type FunctionKind = 'function' | 'component';

/** What the list is sorted by, the largest first. */
export type FunctionSort = 'own' | 'total' | 'calls' | 'mean' | 'p95' | 'max';

/** `GET /api/functions` takes what to sort by; without: `own`. */
export interface FunctionsFilter extends Filter {
  sort?: FunctionSort;
}

/** `GET /api/functions`: what instrumented functions and components did, as asked first. */
export interface Functions {
  /** The first 200 functions and the first 200 components. */
  rows: FunctionRowFigures[];
  /** Of all, listed or not; a kind of which nothing is stored is absent. */
  totals: FunctionTotals[];
}

export interface FunctionTotals {
  kind: FunctionKind;
  /** How many names. */
  names: number;
  calls: number;
  /** A component's own time may hold that of functions, so the kinds do not add up. */
  own: number;
}

/** What calls of a function or renders of a component came to; times in ms. */
export interface FunctionFigures {
  calls: number;
  /** Sessions. */
  users: number;
  /** From call to return, or until the promise that was returned was settled. A call inside one of the same name counts in both. */
  total: number;
  /** Of `total`, what was neither awaited nor spent in others that are instrumented. */
  own: number;
  /** `total` over the calls that have ended. */
  mean: number;
  /**
   * Calls are counted by steps of their time, each √2 times the one below, and between two it is interpolated: it may be
   * off by as much. Absent where the sender counts none.
   */
  p95?: number;
  /** The longest call. */
  max: number;
}

export interface FunctionRowFigures extends FunctionFigures {
  name: string;
  kind: FunctionKind;
  /** Of the own time of all of its kind, 0–1. */
  share: number;
}

export interface FunctionFilter extends Filter {
  name: string;
  /** @default 'function' */
  kind?: FunctionKind;
}

/** `GET /api/function?name=…&kind=…`: one of them, and where it was. */
export interface InstrumentedFunction {
  /** Absent: nothing is stored of it. */
  row?: FunctionFigures;
  /** On whose behalf, most of its total time first; at most 100. */
  callers: FunctionCalls[];
  /** What it called, and which instrumented components lay in it; most total time first, at most 100. */
  callees: FunctionCalls[];
  /** Of a component. */
  phases: ComponentPhase[];
  /** Most of its own time first; at most 10 each. */
  routes: FunctionShare[];
  releases: FunctionShare[];
  /** Long animation frames, those with most of its own time first; at most 20. */
  frames: FunctionFrame[];
}

export interface FunctionCalls {
  /** Absent: no instrumented code. */
  name?: string;
  /** There where the name is. */
  kind?: FunctionKind;
  calls: number;
  total: number;
  own: number;
}

export interface ComponentPhase extends FunctionFigures {
  phase: 'mount' | 'update';
  /** Of `total`; absent where the framework doesn't let it be told. */
  render?: number;
  layoutEffects?: number;
  effects?: number;
}

export interface FunctionShare {
  name: string;
  calls: number;
  own: number;
}

/** Times on the page's own clock. */
export interface FunctionFrame {
  page: string;
  route: string;
  release: string;
  startTime: number;
  duration: number;
  /** Of the whole frame. */
  blocking: number;
  /** Of the function, in this frame. */
  calls: number;
  own: number;
}
