import type { MeasureRow } from '../../wire/answers.js';

/** A copy in the order that the address asks for: a column's key, descending, or ascending with a leading `-`. */
export function sorted(rows: MeasureRow[], sort: string): MeasureRow[] {
  const key = sort.replace(/^-/, '') as keyof MeasureRow;
  const sign = sort.startsWith('-') ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [x, y] = [a[key], b[key]];
    if (typeof x === 'number' && typeof y === 'number') return sign * (x - y);
    return -sign * String(x ?? a.name).localeCompare(String(y ?? b.name));
  });
}
