import type { ComponentRow } from '../../wire/answers.js';
import { PageLink } from '../culprit/PageLink.js';
import { RowFigures } from '../culprits/RowFigures.js';
import type { Whole } from '../culprits/Whole.js';
import { count } from '../format/count.js';
import type { ScreenProps } from '../screens.js';

/** One component or function, or what they do not explain: what it cost, and the frame that it blocked longest. */
export function ComponentLine({ row, whole, ...screen }: ScreenProps & { row: ComponentRow; whole: Whole }) {
  const { name, kind, unattributed, calls, worst } = row;
  return (
    <tr class={unattributed ? 'unattributed' : undefined}>
      <th scope="row" class="function">
        {unattributed ? (
          <>
            <span class="function-name">Unattributed</span>
            <span class="function-source">
              Whatever is not instrumented, and the browser’s own work, in all long frames
            </span>
          </>
        ) : (
          <>
            <span class={name ? 'function-name' : 'function-name unnamed'}>
              {name || '(no name)'} <span class="badge">{kind}</span>
            </span>
            <span class="function-source">
              Worst frame: <PageLink page={worst.page} at={worst.startTime} {...screen} />
            </span>
          </>
        )}
      </th>
      <RowFigures row={row} whole={whole} />
      <td class="number" data-label={kind === 'component' ? 'Renders' : 'Calls'}>
        {unattributed ? '–' : count(calls)}
      </td>
    </tr>
  );
}
