import type { InteractionRow, InteractionScript } from '../../../wire/index.js';
import { count, counted } from '../../text/count.js';
import { duration } from '../../text/duration.js';
import { foreign, type Line, own } from '../../text/Line.js';
import { sharesBar } from '../../text/sharesBar.js';
import { block, left } from '../Block.js';
import { placeOf } from '../placeOf.js';

export const interactions = block('interactions', ({ count: all, rows }, { limit }) => ({
  title: 'Slow interactions',
  note: `${counted(all, 'interaction')}, the most costly elements first`,
  table: {
    columns: [
      { head: '', left: true, shrinks: 16 },
      { head: 'p75' },
      { head: '░ delay  █ handlers  ▒ paint', drawn: [12, 28], drop: 4 },
      { head: 'delay', drop: 3 },
      { head: 'handlers', drop: 3 },
      { head: 'paint', drop: 3 },
      { head: 'count', drop: 2 },
      { head: 'users', drop: 5 },
      { head: 'longest in the slowest one', left: true, shrinks: 26, drop: 1 },
    ],
    rows: rows.slice(0, limit).map((row) => {
      const { target, p75, phases, mean, count: times, users } = row;
      const share = (part: number) => (mean > 0 ? part / mean : 0);
      return [
        target ? [foreign(target, 'bold')] : [own('(an element that is gone)', 'dim')],
        [own(duration(p75))],
        (width) =>
          sharesBar(
            [
              { share: share(phases.inputDelay), glyph: '░', style: 'yellow' },
              { share: share(phases.processing), glyph: '█', style: 'red' },
              { share: share(phases.presentation), glyph: '▒', style: 'cyan' },
            ],
            width,
          ),
        [own(duration(phases.inputDelay))],
        [own(duration(phases.processing))],
        [own(duration(phases.presentation))],
        [own(count(times))],
        [own(count(users))],
        longest(row),
      ];
    }),
  },
  ...left(rows.length, limit),
}));

function longest({ worst: [slowest] }: InteractionRow): Line {
  const scripts = slowest?.frames.flatMap((frame) => frame.scripts) ?? [];
  const script = scripts.reduce<InteractionScript | undefined>(
    (most, one) => (most && most.duration >= one.duration ? most : one),
    undefined,
  );
  return script ? [own(`${duration(script.duration)} `), ...placeOf(script)] : [own('–', 'dim')];
}
