import type { FunctionRow } from '../../wire/types.js';
import { round } from '../plain.js';
import type { Callee, Row } from './createTally.js';
import type { Sums } from './sums.js';

/** Characters of an entry's rows. */
const entryLength = 12_000;

/** Rows as the wire has them, in pieces that an entry takes. */
export function rowsOf(sums: Map<Row, Sums>): FunctionRow[][] {
  const pieces: FunctionRow[][] = [];
  let room = 0;
  for (const [{ callee, caller }, its] of sums) {
    const row = toRow(callee, caller, its);
    const { length } = JSON.stringify(row);
    if (room < length) {
      pieces.push([]);
      room = entryLength;
    }
    room -= length;
    pieces.at(-1)!.push(row);
  }
  return pieces;
}

function toRow({ name, kind, phase }: Callee, caller: Callee | undefined, sums: Sums): FunctionRow {
  const { calls, total, own, longest, render, layoutEffects, effects, buckets } = sums;
  const durations: number[] = [];
  buckets.forEach((count, bucket) => {
    if (count) durations.push(bucket, count);
  });
  return {
    name,
    ...(kind && { kind }),
    ...(caller && { caller: caller.name }),
    ...(caller && caller.kind !== kind && { callerKind: caller.kind ?? 'function' }),
    ...(phase && { phase }),
    calls,
    total: round(total),
    own: round(own),
    longest: round(longest),
    ...(render && { render: round(render) }),
    ...(layoutEffects && { layoutEffects: round(layoutEffects) }),
    ...(effects && { effects: round(effects) }),
    ...(durations[0] !== undefined && { durations }),
  };
}
