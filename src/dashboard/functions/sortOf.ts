import type { FunctionSort } from '../../wire/answers.js';
import { columns } from './columns.js';

/** The address's column where this table has it and can be sorted by it; own time else. */
export function sortOf(sort: string): FunctionSort {
  return (columns.find(({ key, sorts }) => sorts && key === sort)?.key as FunctionSort | undefined) ?? 'own';
}
