import type { FunctionRow } from '../wire/index.js';
import { count, ms } from './clamped.js';

/** Bucket 63 begins at 59 hours. */
const lastBucket = 63;

/** A functions entry's rows as the nested columns of `entries`: one array a column, as the engine wants it. */
export function functionColumns(rows: readonly FunctionRow[]): Record<string, unknown> {
  const durations = rows.map((row) => pairs(row.durations ?? []));
  return {
    'functions.name': rows.map((row) => row.name),
    'functions.kind': rows.map((row) => row.kind ?? ''),
    'functions.caller': rows.map((row) => row.caller ?? ''),
    'functions.caller_kind': rows.map((row) => (row.caller && row.callerKind) ?? ''),
    'functions.phase': rows.map((row) => row.phase ?? ''),
    'functions.calls': rows.map((row) => count(row.calls)),
    'functions.total': rows.map((row) => ms(row.total)),
    'functions.own': rows.map((row) => ms(row.own)),
    'functions.longest': rows.map((row) => ms(row.longest)),
    'functions.render': rows.map((row) => ms(row.render)),
    'functions.layout_effects': rows.map((row) => ms(row.layoutEffects)),
    'functions.effects': rows.map((row) => ms(row.effects)),
    'functions.buckets': durations.map((some) => some.map(([bucket]) => bucket)),
    'functions.counts': durations.map((some) => some.map(([, calls]) => calls)),
  };
}

/** Bucket and calls. A bucket without a count says nothing and is left out. */
function pairs(durations: readonly number[]): [bucket: number, calls: number][] {
  const some: [number, number][] = [];
  for (let i = 0; i + 1 < durations.length; i += 2) {
    const calls = count(durations[i + 1]!);
    if (calls) some.push([count(durations[i]!, lastBucket), calls]);
  }
  return some;
}
