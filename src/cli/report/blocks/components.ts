import { bar } from '../../text/bar.js';
import { count, counted } from '../../text/count.js';
import { duration } from '../../text/duration.js';
import { foreign, own } from '../../text/Line.js';
import { percent } from '../../text/percent.js';
import { block, left } from '../Block.js';

/** Nothing where no page is instrumented: the first screen of the dashboard says how that begins. */
export const components = block(
  'components',
  ({ rows, told, frames, totalBlocking, instrumented, sampled }, { limit }) =>
    instrumented
      ? {
          title: 'By component',
          note: `instrumented code ran in ${count(told)} of ${counted(frames, 'long frame')}${sampled ? `, estimated from one user in ${count(sampled)}` : ''}`,
          table: {
            columns: [
              { head: '', left: true, shrinks: 24 },
              { head: 'blocking' },
              { head: '', drawn: [6, 24], drop: 5 },
              { head: 'share', drop: 1 },
              { head: 'frames', drop: 3 },
              { head: 'users', drop: 2 },
              { head: 'p75', drop: 4 },
              { head: 'calls', drop: 6 },
            ],
            rows: rows.slice(0, limit).map((row) => {
              const share = totalBlocking ? row.totalBlocking / totalBlocking : 0;
              return [
                row.unattributed
                  ? [own('(not instrumented)', 'dim')]
                  : [foreign(row.name || '(no name)', 'bold'), own(` ${row.kind}`, 'dim')],
                [own(duration(row.totalBlocking))],
                (width) => bar(share, width, 'red'),
                [own(percent(share))],
                [own(count(row.frames))],
                [own(count(row.users))],
                [own(duration(row.p75))],
                row.unattributed ? [] : [own(count(row.calls))],
              ];
            }),
          },
          ...left(rows.length, limit),
        }
      : undefined,
);
