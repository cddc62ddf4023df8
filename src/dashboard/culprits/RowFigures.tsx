import type { CulpritRow } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import { share } from '../format/share.js';
import { TrendMark } from './TrendMark.js';
import type { Whole } from './Whole.js';

/** What culprits and components have in common; of components nobody knows what layout they forced. */
type Figures = Pick<
  CulpritRow,
  | 'totalBlocking'
  | 'users'
  | 'frames'
  | 'p75'
  | 'perVisit'
  | 'perVisitBefore'
  | 'routes'
  | 'topRoutes'
  | 'unattributed'
> &
  Partial<Pick<CulpritRow, 'forcedShare'>>;

/** The cells after the name. In the bar, the dark part is forced layout. */
export function RowFigures({ row, whole }: { row: Figures; whole: Whole }) {
  const { totalBlocking, forcedShare, users, frames, p75, perVisit, routes, topRoutes } = row;
  return (
    <>
      <td class="cell-bar" data-label="Total blocking">
        <span class="bar-value">{duration(totalBlocking)}</span>
        <span class="bar" aria-hidden="true">
          <span style={{ width: `${whole.most ? (100 * totalBlocking) / whole.most : 0}%` }}>
            {forcedShare !== undefined && <span style={{ width: `${forcedShare * 100}%` }} />}
          </span>
        </span>
      </td>
      <td class="number" data-label="Share">
        {share(whole.totalBlocking ? totalBlocking / whole.totalBlocking : 0)}
      </td>
      <td class="number" data-label="Per visit">
        {duration(perVisit)} <TrendMark row={row} />
      </td>
      <td class="number" data-label="Users">
        {count(users)}
        {whole.sessions > 0 && <span class="of"> {share(Math.min(1, users / whole.sessions))}</span>}
      </td>
      <td class="number" data-label="Routes">
        {count(routes)}
        {topRoutes.length > 0 && (
          <span class="top-routes" title={topRoutes.join('\n')}>
            {' '}
            {topRoutes.join(', ')}
          </span>
        )}
      </td>
      <td class="number" data-label="Frames">
        {count(frames)}
      </td>
      <td class="number" data-label="p75">
        {duration(p75)}
      </td>
      {forcedShare !== undefined && (
        <td class={forcedShare >= 0.3 ? 'number much' : 'number'} data-label="Forced">
          {row.unattributed ? '–' : share(forcedShare)}
        </td>
      )}
    </>
  );
}
