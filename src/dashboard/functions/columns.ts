import type { FunctionRowFigures } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import { share } from '../format/share.js';

interface Column {
  key: Exclude<keyof FunctionRowFigures, 'name' | 'kind'>;
  title: string;
  text: (value: number) => string;
  /** Whether the list can be asked for in its order. */
  sorts?: true;
}

/** The table's columns, by the row's own keys. */
export const columns: readonly Column[] = [
  { key: 'own', title: 'Own', text: duration, sorts: true },
  { key: 'share', title: 'Of all own', text: share },
  { key: 'total', title: 'Total', text: duration, sorts: true },
  { key: 'calls', title: 'Calls', text: count, sorts: true },
  { key: 'users', title: 'Users', text: count },
  { key: 'mean', title: 'Mean', text: duration, sorts: true },
  { key: 'p95', title: 'p95', text: duration, sorts: true },
  { key: 'max', title: 'Longest', text: duration, sorts: true },
];
