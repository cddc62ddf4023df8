import { count } from '../text/count.js';
import { duration } from '../text/duration.js';
import { percent } from '../text/percent.js';
import type { FunctionRow } from './askTop.js';

interface SortedColumn {
  name: string;
  value(row: FunctionRow): number;
  show(value: number): string;
  /** Left out where there is no room, the highest first. */
  drop: number;
}

/** What the functions can be sorted by, in the order of the screen; the largest come first. */
export const columns: readonly [SortedColumn, ...SortedColumn[]] = [
  { name: 'blocking', value: (row) => row.totalBlocking, show: duration, drop: 0 },
  { name: 'frames', value: (row) => row.frames, show: count, drop: 2 },
  { name: 'users', value: (row) => row.users, show: count, drop: 1 },
  { name: 'p75', value: (row) => row.p75, show: duration, drop: 3 },
  { name: 'forced', value: (row) => row.forcedShare, show: percent, drop: 4 },
];
