import type { Box } from './boxesOf.js';

/** The box at `x`, else the nearest that is at most `slop` px away. */
export function boxAt(boxes: readonly Box[], x: number, slop = 4): Box | undefined {
  let nearest: Box | undefined;
  let distance = slop;
  for (const box of boxes) {
    const away = Math.max(box.x - x, x - box.x - box.width, 0);
    if (away === 0 && x < box.x + box.width) return box;
    if (away <= distance) [nearest, distance] = [box, away];
    if (box.x > x + slop) break;
  }
  return nearest;
}
