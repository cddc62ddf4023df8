import type { FunctionRow } from '../wire/index.js';

/** A row of a functions entry, as the engine gives it: in the order of `functionTuples`. */
export type FunctionTuple = [
  name: string,
  kind: string,
  caller: string,
  callerKind: string,
  phase: string,
  calls: number,
  total: number,
  own: number,
  longest: number,
  render: number,
  layoutEffects: number,
  effects: number,
  buckets: number[],
  counts: number[],
];

/** The nested columns as one list of tuples, for a SELECT. */
export const functionTuples = `arrayZip(functions.name, functions.kind, functions.caller,
  functions.caller_kind, functions.phase, functions.calls, functions.total, functions.own, functions.longest,
  functions.render, functions.layout_effects, functions.effects, functions.buckets, functions.counts)`;

/** The rows that `functionColumns` made the columns of; the columns hold 0 and '' for absent. */
export function functionRows(tuples: readonly FunctionTuple[]): FunctionRow[] {
  return tuples.map(
    ([
      name,
      kind,
      caller,
      callerKind,
      phase,
      calls,
      total,
      own,
      longest,
      render,
      layoutEffects,
      effects,
      buckets,
      counts,
    ]) => ({
      name,
      ...(kind && { kind: kind as 'component' }),
      ...(caller && { caller }),
      ...(callerKind && { callerKind: callerKind as 'function' | 'component' }),
      ...(phase && { phase: phase as 'mount' | 'update' }),
      calls,
      total,
      own,
      longest,
      ...(render && { render }),
      ...(layoutEffects && { layoutEffects }),
      ...(effects && { effects }),
      ...(buckets.length && { durations: buckets.flatMap((bucket, i) => [bucket, counts[i]!]) }),
    }),
  );
}
