import type { Affected } from '../../../analysis/advice/Facts.js';

interface Columns {
  /** Of a session. */
  visit?: string;
  /** Of a view. */
  seen?: string;
  /** A condition for examples. */
  shows?: string;
}

/**
 * Whom a group of rows touches, as columns; `worth` is an expression, its largest values are the examples.
 * @param columns what rows hold already, and which of them can be examples: to sort them all is dear
 */
export function affected(
  worth: string,
  at = 'start',
  { visit = 'cityHash64(session)', seen = 'cityHash64(page_id, view)', shows }: Columns = {},
): string {
  return `uniqExact(${visit}) AS users,
      uniqExact(${seen}) AS views,
      groupUniqArray(5)(toString(route)) AS routes,
      groupArraySorted${shows ? 'If' : ''}(3)((-${worth}, page_id, ${at})${shows ? `, ${shows}` : ''}) AS examples`;
}

/** A row as the engine gives it. */
export type Raw<T extends Affected> = Omit<T, 'examples'> & { examples: [number, string, number][] };

export function shown<T extends Affected>(row: Raw<T>): T {
  return {
    ...row,
    routes: row.routes.sort(),
    examples: row.examples.map(([worth, page, at]) => ({ page, at, worth: -worth })),
  } as unknown as T;
}
