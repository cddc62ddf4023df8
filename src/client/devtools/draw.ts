import { measure } from '../userTiming.js';

/** Shows a stretch of time in the Performance panel, and leaves no trace on the page. */
export function draw(name: string, start: number, end: number, detail: object): void {
  // The space that nobody sees keeps the panel from taking a component's name for one of its own events
  // (https://github.com/react/react/pull/33997), and ours from being one of the application's measures.
  const unique = `\u200b${name}`;
  measure(unique, { start, end, detail });
  // It is drawn and observed by now; kept, it would fill the memory: https://github.com/react/react/pull/34803
  performance.clearMeasures(unique);
}
