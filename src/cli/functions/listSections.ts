import type { FunctionKind, Functions } from '../../wire/index.js';
import { left } from '../report/Block.js';
import type { Section } from '../report/Section.js';
import { bar } from '../text/bar.js';
import { count, counted } from '../text/count.js';
import { duration } from '../text/duration.js';
import { foreign, own } from '../text/Line.js';
import { percent } from '../text/percent.js';

const titles: { [kind in FunctionKind]: string } = { function: 'Functions', component: 'Components' };

/** Of so many names, with so many known, what is left out; the collector tells no more of them. */
function more(names: number, known: number, limit: number): { more?: string } {
  if (names === known || limit < known) return left(names, limit, known);
  return {
    more: `… and ${count(names - known)} more, which this list is too short for: filter by app, route or time`,
  };
}

/** A table a kind of which something is stored; in the order of the answer. */
export function listSections({ rows, totals }: Functions, limit: number): Section[] {
  return (['function', 'component'] as const).flatMap((kind) => {
    const total = totals.find((row) => row.kind === kind);
    if (!total) return [];
    const of = rows.filter((row) => row.kind === kind);
    return [
      {
        title: titles[kind],
        note: `${counted(total.names, 'name')} · ${counted(total.calls, kind === 'function' ? 'call' : 'render')} · ${duration(total.own)} of their own`,
        table: {
          columns: [
            { head: '', left: true, shrinks: 16 },
            { head: 'own' },
            { head: '', drawn: [6, 24], drop: 7 },
            { head: 'share', drop: 5 },
            { head: kind === 'function' ? 'calls' : 'renders' },
            { head: 'users', drop: 6 },
            { head: 'total', drop: 2 },
            { head: 'mean', drop: 3 },
            { head: 'p95', drop: 1 },
            { head: 'max', drop: 4 },
          ],
          rows: of
            .slice(0, limit)
            .map((row) => [
              [foreign(row.name, 'bold')],
              [own(duration(row.own))],
              (width) => bar(row.share, width, 'cyan'),
              [own(percent(row.share))],
              [own(count(row.calls))],
              [own(count(row.users))],
              [own(duration(row.total))],
              [own(duration(row.mean))],
              [own(row.p95 === undefined ? '–' : duration(row.p95))],
              [own(duration(row.max))],
            ]),
        },
        ...more(total.names, of.length, limit),
      } satisfies Section,
    ];
  });
}
