import { bar } from '../../text/bar.js';
import { count, counted } from '../../text/count.js';
import { duration } from '../../text/duration.js';
import { own } from '../../text/Line.js';
import { percent } from '../../text/percent.js';
import { block, left } from '../Block.js';
import { placeOf } from '../placeOf.js';

export const functions = block('culprits', ({ rows, frames, totalBlocking, sampled }, { limit }) => ({
  title: 'What kept the main thread',
  note: `${duration(totalBlocking)} blocking in ${counted(frames, 'long frame')}${sampled ? `, estimated from one user in ${count(sampled)}` : ''}`,
  table: {
    columns: [
      { head: '', left: true, shrinks: 34 },
      { head: 'blocking' },
      { head: '', drawn: [6, 24], drop: 5 },
      { head: 'share', drop: 1 },
      { head: 'frames', drop: 3 },
      { head: 'users', drop: 2 },
      { head: 'p75', drop: 4 },
      { head: 'forced layout', drop: 6 },
    ],
    rows: rows.slice(0, limit).map((row) => {
      const share = totalBlocking ? row.totalBlocking / totalBlocking : 0;
      return [
        placeOf(row),
        [own(duration(row.totalBlocking))],
        (width) => bar(share, width, 'red'),
        [own(percent(share))],
        [own(count(row.frames))],
        [own(count(row.users))],
        [own(duration(row.p75))],
        row.unattributed
          ? []
          : [own(percent(row.forcedShare), row.forcedShare >= 0.25 ? 'yellow' : undefined)],
      ];
    }),
  },
  ...left(rows.length, limit),
}));
