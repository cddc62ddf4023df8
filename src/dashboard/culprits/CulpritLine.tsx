import type { CulpritRow } from '../../wire/answers.js';
import { Link } from '../frame/Link.js';
import type { Address } from '../state/Address.js';
import type { Change } from '../state/useAddress.js';
import { Badges } from './Badges.js';
import { invokerOf } from './invokerOf.js';
import { isNamed, nameOf } from './nameOf.js';
import { PlaceName } from './PlaceName.js';
import { RowFigures } from './RowFigures.js';
import { servedAs } from './servedAs.js';
import type { Whole } from './Whole.js';

interface Props {
  row: CulpritRow;
  whole: Whole;
  address: Address;
  change: Change;
}

/** One function: name, where it stands, who called it, what it cost. Opens to its evidence. */
export function CulpritLine({ row, whole, address, change }: Props) {
  const { invoker, how } = invokerOf(row);
  return (
    <tr>
      <th scope="row" class="function">
        <span class={isNamed(row) ? 'function-name' : 'function-name unnamed'} title={servedAs(row)}>
          <Link address={address} to={{ show: 'function', of: row.key }} change={change}>
            {nameOf(row)}
          </Link>{' '}
          <Badges row={row} />
        </span>
        <span class="function-source">
          <PlaceName place={row} /> {invoker && <span class="code">{invoker}</span>}{' '}
          {how && <span>{how}</span>}
        </span>
      </th>
      <RowFigures row={row} whole={whole} />
    </tr>
  );
}
