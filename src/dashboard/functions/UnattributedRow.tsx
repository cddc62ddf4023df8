import type { ScriptRow } from '../../wire/answers.js';
import { RowFigures } from './RowFigures.js';
import type { Whole } from './Whole.js';

const nothing: ScriptRow = {
  unattributed: true,
  sourceURL: '',
  sourceFunctionName: '',
  invoker: '',
  invokerType: '',
  frames: 0,
  users: 0,
  totalBlocking: 0,
  totalDuration: 0,
  p75: 0,
  forcedShare: 0,
};

/** What no script explains, always shown: the rows above are never the whole truth without it. */
export function UnattributedRow({ row = nothing, whole }: { row: ScriptRow | undefined; whole: Whole }) {
  return (
    <tr class="unattributed">
      <th scope="row" class="function">
        <span class="function-name">Unattributed</span>
        <span class="function-source">
          The browser’s own work, scripts under 5 ms, and what no script accounts for
        </span>
      </th>
      <RowFigures row={row} whole={whole} />
    </tr>
  );
}
