import type { Bar, Lane } from './Bar.js';
import { byStart, crowd } from './lanesOf.js';

/** A span and all of its parts, which nothing else stands between. */
interface Block {
  /** Its own first. */
  lanes: Bar[][];
  start: number;
  end: number;
}

/**
 * Lays spans into lanes so that each part lies below the span that it is a part of, whatever else overlaps it. What
 * finds no room in `most` lanes goes into one more, as `lanesOf` has it.
 * @param bars sorted by `byStart`; no parent leads back to its part
 */
export function spanLanesOf(bars: readonly Bar[], most: number): Lane[] {
  const ids = new Set(bars.map(({ id }) => id));
  const parts = new Map<string | undefined, Bar[]>();
  for (const bar of bars) {
    const parent = bar.parent !== undefined && ids.has(bar.parent) ? bar.parent : undefined;
    const known = parts.get(parent);
    if (known) known.push(bar);
    else parts.set(parent, [bar]);
  }
  const left: Bar[] = [];

  const stacked = (bars: readonly Bar[], room: number): Block => {
    const lanes: Bar[][] = [];
    const ends: number[] = [];
    const blocks = bars.map((bar) => blockOf(bar, room)).sort((a, b) => a.start - b.start);
    for (const block of blocks) {
      const height = block.lanes.length;
      let at = 0;
      while (at + height <= room && block.lanes.some((_, i) => ends[at + i]! > block.start)) at++;
      if (at + height > room) left.push(...block.lanes.flat());
      else
        for (const [i, lane] of block.lanes.entries()) {
          (lanes[at + i] ??= []).push(...lane);
          ends[at + i] = block.end;
        }
    }
    return {
      lanes,
      start: Math.min(...lanes.map(([first]) => first!.start)),
      end: Math.max(...ends),
    };
  };
  const blockOf = (bar: Bar, room: number): Block => {
    const inside = parts.get(bar.id) ?? [];
    if (room <= 1) {
      for (const part of inside) leave(part);
      return { lanes: [[bar]], start: bar.start, end: bar.end };
    }
    const below = stacked(inside, room - 1);
    return {
      lanes: [[bar], ...below.lanes],
      start: Math.min(bar.start, below.start),
      end: Math.max(bar.end, below.end),
    };
  };
  const leave = (root: Bar) => {
    const waiting = [root];
    for (let bar = waiting.pop(); bar; bar = waiting.pop()) {
      left.push(bar);
      waiting.push(...(parts.get(bar.id) ?? []));
    }
  };

  const { lanes } = stacked(parts.get(undefined) ?? [], most);
  const crowds: Bar[] = [];
  for (const bar of left.sort(byStart)) crowd(crowds, bar);
  return crowds.length ? [...lanes, crowds] : lanes;
}
