import type { CulpritRow } from '../../wire/answers.js';
import { trendOf } from './trendOf.js';

/** More, less or the same as in the time before: an arrow for the eye, words for the ear. */
export function TrendMark({ row }: { row: Pick<CulpritRow, 'perVisit' | 'perVisitBefore'> }) {
  const trend = trendOf(row);
  if (!trend) return null;
  return (
    <span class={`trend ${trend.direction}`} title={trend.words}>
      <span aria-hidden="true">{trend.sign}</span>
      <span class="hidden">{trend.words}</span>
    </span>
  );
}
