import { tail } from './tail.js';

/** How far from 0 a standard normal lies with probability `alpha` or farther: 1.96 for 0.05. The inverse of `tail`. */
export function deviate(alpha: number): number {
  let low = 0;
  let high = 38;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (tail(middle) > alpha) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
