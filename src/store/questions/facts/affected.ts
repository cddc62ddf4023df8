import type { Affected } from '../../../analysis/advice/Facts.js';

/** Whom a group of rows touches, as columns; `worth` is an expression, its largest values are the examples. */
export function affected(worth: string, at = 'start'): string {
  return `uniqExact(cityHash64(session)) AS users,
      uniqExact(cityHash64(page_id, view)) AS views,
      arraySort(arrayMap(route -> toString(route), groupUniqArray(5)(route))) AS routes,
      groupArraySorted(3)(tuple(-toFloat64(${worth}), page_id, ${at})) AS examples`;
}

/** A row as the engine gives it. */
export type Raw<T extends Affected> = Omit<T, 'examples'> & { examples: [number, string, number][] };

export function shown<T extends Affected>(row: Raw<T>): T {
  return {
    ...row,
    examples: row.examples.map(([worth, page, at]) => ({ page, at, worth: -worth })),
  } as unknown as T;
}
