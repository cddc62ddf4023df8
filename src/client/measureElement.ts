import { measure } from './userTiming.js';

/** Stand-in until the real one is merged. */
export function measureElement(_element: Element, name: string): void {
  const start = performance.now();
  requestAnimationFrame(() => setTimeout(() => measure(name, { start, end: performance.now() })));
}
