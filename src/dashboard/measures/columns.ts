import type { MeasureRow } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';

/** The table's columns, by the row's own keys. */
export const columns: { key: keyof MeasureRow; title: string; text: (value: number) => string }[] = [
  { key: 'count', title: 'Count', text: count },
  { key: 'users', title: 'Users', text: count },
  { key: 'p50', title: 'p50', text: duration },
  { key: 'p75', title: 'p75', text: duration },
  { key: 'p95', title: 'p95', text: duration },
  { key: 'p99', title: 'p99', text: duration },
  { key: 'total', title: 'Total', text: duration },
];
