import type { ComponentChildren } from 'preact';
import type { CulpritRow } from '../../wire/answers.js';
import { TrendMark } from '../culprits/TrendMark.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import { share } from '../format/share.js';

/** What it cost, as in its row of the ranking. */
export function CulpritFigures({ row, visits }: { row: CulpritRow; visits: number }) {
  return (
    <dl class="card culprit-figures">
      <Figure name="Total blocking">{duration(row.totalBlocking)}</Figure>
      <Figure name="Per visit">
        {duration(row.perVisit)} <TrendMark row={row} />
      </Figure>
      <Figure
        name="Users"
        note={`${share(visits ? Math.min(1, row.users / visits) : 0)} of ${count(visits)}`}
      >
        {count(row.users)}
      </Figure>
      <Figure name="Routes">{count(row.routes)}</Figure>
      <Figure name="Frames">{count(row.frames)}</Figure>
      <Figure name="p75 in a frame">{duration(row.p75)}</Figure>
      <Figure name="Main thread in all">{duration(row.totalDuration)}</Figure>
      {!row.unattributed && <Figure name="Forced layout">{share(row.forcedShare)}</Figure>}
    </dl>
  );
}

function Figure({ name, note, children }: { name: string; note?: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{children}</strong>
        {note && <span class="note"> {note}</span>}
      </dd>
    </div>
  );
}
