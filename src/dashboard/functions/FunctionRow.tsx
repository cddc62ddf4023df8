import type { ScriptRow } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { functionName } from './functionName.js';
import { origin } from './origin.js';
import { RowFigures } from './RowFigures.js';
import type { Whole } from './Whole.js';

/** One function: name, where it stands, who called it, what it cost. */
export function FunctionRow({ row, whole }: { row: ScriptRow; whole: Whole }) {
  const { invoker, how } = origin(row);
  const named = row.sourceFunctionName !== '';
  return (
    <tr>
      <th scope="row" class="function">
        <span class={named ? 'function-name' : 'function-name unnamed'}>{functionName(row)}</span>
        <span class="function-source">
          <span>
            {row.sourceURL || 'no source file'}
            {row.sourceURL && row.sourceCharPosition !== undefined && (
              <span class="position" title="Character offset in the served file">
                @{count(row.sourceCharPosition)}
              </span>
            )}
          </span>{' '}
          {invoker && <span class="code">{invoker}</span>} {how && <span>{how}</span>}
        </span>
      </th>
      <RowFigures row={row} whole={whole} />
    </tr>
  );
}
