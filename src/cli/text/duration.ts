import { count } from './count.js';

/** Milliseconds for a reader: `0.4 ms`, `340 ms`, `1.2 s`, `2 min 5 s`, `3 h 12 min`. */
export function duration(ms: number): string {
  const size = Math.abs(ms);
  if (size < 9.95) return `${Number(ms.toFixed(1))} ms`;
  if (size < 999.5) return `${Math.round(ms)} ms`;
  if (size < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (size < 3_599_500) return pair(Math.trunc(seconds / 60), 'min', Math.abs(seconds % 60), 's');
  const minutes = Math.round(ms / 60_000);
  return pair(Math.trunc(minutes / 60), 'h', Math.abs(minutes % 60), 'min');
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return `${count(large)} ${largeUnit}${small ? ` ${small} ${smallUnit}` : ''}`;
}
