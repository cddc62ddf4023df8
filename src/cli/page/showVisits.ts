import type { VisitRow } from '../../wire/index.js';
import { counted } from '../text/count.js';
import { duration } from '../text/duration.js';
import { foreign, own } from '../text/Line.js';
import { paint } from '../text/paint.js';
import { table } from '../text/table.js';

/** Visits to choose from, for a terminal. */
export function showVisits(
  rows: readonly VisitRow[],
  { colour, width, limit }: { colour: boolean; width: number; limit: number },
): string {
  if (!rows.length) return 'Nothing is stored for that yet.\n';
  const ms = (value: number | undefined) => [own(value === undefined ? '–' : duration(value))];
  const lines = table(
    {
      columns: [
        { head: 'page', left: true },
        { head: 'UTC', left: true, drop: 3 },
        { head: 'blocking' },
        { head: 'longest', drop: 2 },
        { head: 'INP', drop: 1 },
        { head: 'LCP', drop: 5 },
        { head: '', left: true, shrinks: 12, drop: 4 },
      ],
      rows: rows
        .slice(0, limit)
        .map((row) => [
          [own(row.id, 'bold')],
          [own(new Date(row.start).toISOString().slice(5, 19).replace('T', ' '))],
          ms(row.blocking),
          ms(row.longestFrame),
          ms(row.inp),
          ms(row.lcp),
          [foreign(row.app), own(' '), foreign(row.route, 'cyan')],
        ]),
    },
    width,
  );
  const more = `Tell one of them: fieldmark page <id>, of which the beginning or the end is enough`;
  const heading = [own('Visits', 'bold'), own(`  ${counted(Math.min(rows.length, limit), 'page')}`)];
  return `${[heading, ...lines].map((line) => paint(line, colour)).join('\n')}\n${more}\n`;
}
