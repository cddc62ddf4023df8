import type { Scripts } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import type { Address } from '../state/Address.js';
import type { Change } from '../state/useAddress.js';
import { Finding } from './Finding.js';
import { FunctionRow } from './FunctionRow.js';
import { UnattributedRow } from './UnattributedRow.js';
import type { Whole } from './Whole.js';

const few = 10;

interface Props {
  scripts: Scripts;
  sessions: number;
  address: Address;
  change: Change;
}

/** Which functions kept the main thread, most first. */
export function Functions({ scripts, sessions, address, change }: Props) {
  const named = scripts.rows.filter((row) => !row.unattributed);
  const rest = scripts.rows.find((row) => row.unattributed);
  const shown = address.rows === 'all' ? named : named.slice(0, few);
  const whole: Whole = {
    totalBlocking: scripts.totalBlocking,
    most: Math.max(named[0]?.totalBlocking ?? 0, rest?.totalBlocking ?? 0),
    sessions,
  };
  return (
    <section aria-labelledby="functions">
      <div class="section-head">
        <h2 id="functions">Functions that cost users most main-thread time</h2>
        <p>
          {count(scripts.frames)} long frames blocked input for {duration(scripts.totalBlocking)}.
        </p>
      </div>
      {named[0] && <Finding row={named[0]} scripts={scripts} sessions={sessions} />}
      <div class="card table-card">
        <table class="functions">
          <caption class="hidden">
            Functions by total blocking time in long animation frames. A user is counted once a visit.
          </caption>
          <thead>
            <tr>
              <th scope="col">Function</th>
              <th scope="col" class="cell-bar">
                Total blocking <span class="bar-key">forced layout</span>
              </th>
              <th scope="col" class="number">
                Share
              </th>
              <th scope="col" class="number">
                Users
              </th>
              <th scope="col" class="number">
                Frames
              </th>
              <th scope="col" class="number">
                <abbr title="75th percentile of its time in a frame">p75</abbr>
              </th>
              <th scope="col" class="number">
                <abbr title="Share of its time that was style and layout which it forced">Forced layout</abbr>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <FunctionRow
                key={[
                  row.sourceURL,
                  row.sourceFunctionName,
                  row.invoker,
                  row.invokerType,
                  row.sourceCharPosition,
                ].join('\n')}
                row={row}
                whole={whole}
              />
            ))}
            {named.length === 0 && (
              <tr>
                <td colSpan={7} class="none">
                  No long frame named a script.
                </td>
              </tr>
            )}
          </tbody>
          <tfoot>
            <UnattributedRow row={rest} whole={whole} />
          </tfoot>
        </table>
        {named.length > few && (
          <button
            type="button"
            class="more"
            onClick={() => change({ rows: address.rows === 'all' ? '' : 'all' }, 'replace')}
          >
            {address.rows === 'all' ? `Show the first ${few}` : `Show all ${count(named.length)} functions`}
          </button>
        )}
      </div>
    </section>
  );
}
