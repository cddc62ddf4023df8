import { bar } from '../../text/bar.js';
import { count } from '../../text/count.js';
import { duration } from '../../text/duration.js';
import { foreign, own } from '../../text/Line.js';
import { block, left } from '../Block.js';

export const measures = block('measures', (rows, { limit }) => {
  const most = Math.max(...rows.map(({ total }) => total));
  return {
    title: 'Measures',
    table: {
      columns: [
        { head: '', left: true, shrinks: 16 },
        { head: 'total' },
        { head: '', drawn: [6, 24], drop: 7 },
        { head: 'count', drop: 1 },
        { head: 'users', drop: 4 },
        { head: 'p50', drop: 3 },
        { head: 'p75' },
        { head: 'p95', drop: 2 },
        { head: 'p99', drop: 6 },
      ],
      rows: rows
        .slice(0, limit)
        .map((row) => [
          [foreign(row.name, 'bold')],
          [own(duration(row.total))],
          (width) => bar(most > 0 ? row.total / most : 0, width, 'cyan'),
          [own(count(row.count))],
          [own(count(row.users))],
          ...[row.p50, row.p75, row.p95, row.p99].map((ms) => [own(duration(ms))]),
        ]),
    },
    ...left(rows.length, limit),
  };
});
