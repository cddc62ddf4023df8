import type { CulpritRow } from '../../wire/answers.js';
import { Link } from '../frame/Link.js';
import type { Address } from '../state/Address.js';
import type { Change } from '../state/useAddress.js';
import { nameOf } from './nameOf.js';
import { RowFigures } from './RowFigures.js';
import type { Whole } from './Whole.js';

const nothing: CulpritRow = {
  key: '',
  unattributed: true,
  app: '',
  release: '',
  sourceURL: '',
  sourceFunctionName: '',
  invoker: '',
  invokerType: '',
  frames: 0,
  users: 0,
  totalBlocking: 0,
  perVisit: 0,
  totalDuration: 0,
  p75: 0,
  forcedShare: 0,
  routes: 0,
  topRoutes: [],
};

interface Props {
  row: CulpritRow | undefined;
  whole: Whole;
  address: Address;
  change: Change;
}

/** What no script explains, always shown: the rows above are never the whole truth without it. */
export function RemainderLine({ row = nothing, whole, address, change }: Props) {
  const name = nameOf(row);
  return (
    <tr class="unattributed">
      <th scope="row" class="function">
        <span class="function-name">
          {row.key ? (
            <Link address={address} to={{ show: 'function', of: row.key }} change={change}>
              {name}
            </Link>
          ) : (
            name
          )}
        </span>
        <span class="function-source">
          The browser’s own work, scripts under 5 ms, and what no script accounts for
        </span>
      </th>
      <RowFigures row={row} whole={whole} />
    </tr>
  );
}
