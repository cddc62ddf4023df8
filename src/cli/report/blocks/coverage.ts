import { type Numbers, reasons } from '../../../wire/index.js';
import { bar } from '../../text/bar.js';
import { count } from '../../text/count.js';
import { own, type Style } from '../../text/Line.js';
import { percent } from '../../text/percent.js';
import { block } from '../Block.js';

export const coverage = block('coverage', ({ totals }) => ({
  title: 'Coverage',
  note: `${percent(totals.stored / totals.numbered)} of ${count(totals.numbered)} numbered entries are stored`,
  table: {
    columns: [
      { head: '', left: true },
      { head: 'entries' },
      { head: 'share' },
      { head: '', drawn: [6, 44], drop: 1 },
    ],
    rows: rowsOf(totals).map(([name, entries, style]) => [
      [own(name)],
      [own(count(entries))],
      [own(percent(entries / totals.numbered))],
      (width) => bar(entries / totals.numbered, width, style),
    ]),
  },
}));

/** The same rows whatever is missing, but for the reasons that nothing was dropped for. */
function rowsOf({ numbered, stored, dropped, missing }: Numbers): [string, number, Style][] {
  const given = reasons.flatMap((reason): [string, number, Style][] => {
    const entries = dropped[reason];
    return entries ? [[`dropped, ${reason}`, entries, 'yellow']] : [];
  });
  return [['numbered', numbered, 'dim'], ['stored', stored, 'green'], ...given, ['missing', missing, 'red']];
}
