import type { Lane } from './Bar.js';
import type { Span } from './Span.js';

/** A drawn rectangle, px, and the bars of the lane that it stands for: `[first, last]`. */
export interface Box {
  x: number;
  width: number;
  first: number;
  last: number;
}

/** So wide a box is at least, px; what would be narrower shares one with its neighbours. */
export const least = 2;

/**
 * What is drawn of a lane: each bar that is seen is in exactly one box, and no two boxes overlap. At most
 * `width / least + 2` boxes come out, however many bars there are.
 */
export function boxesOf(lane: Lane, { from, to }: Span, width: number): Box[] {
  const scale = width / (to - from);
  const boxes: Box[] = [];
  for (let i = firstSeen(lane, from); i < lane.length; i++) {
    const bar = lane[i]!;
    if (bar.start > to) break;
    const x = Math.max(0, (bar.start - from) * scale);
    const right = Math.min(width, (bar.end - from) * scale);
    const before = boxes.at(-1);
    const taken = before ? before.x + before.width : Number.NEGATIVE_INFINITY;
    if (before && x < taken && right - taken < least) {
      before.width = Math.max(before.width, right - before.x);
      before.last = i;
      continue;
    }
    const left = Math.max(x, taken);
    boxes.push({ x: left, width: Math.max(least, right - left), first: i, last: i });
  }
  return boxes;
}

/** Ends ascend in a lane, as starts do. */
function firstSeen(lane: Lane, from: number): number {
  let [low, high] = [0, lane.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lane[middle]!.end < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
