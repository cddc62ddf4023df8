import type { Culprits as Answer } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import type { Address } from '../state/Address.js';
import type { Change } from '../state/useAddress.js';
import { CulpritLine } from './CulpritLine.js';
import { Finding } from './Finding.js';
import { RemainderLine } from './RemainderLine.js';
import type { Whole } from './Whole.js';

const few = 10;

interface Props {
  culprits: Answer;
  sessions: number;
  address: Address;
  change: Change;
}

/** Which functions took the main thread from users, most first; each opens to its evidence. */
export function Culprits({ culprits, sessions, address, change }: Props) {
  const named = culprits.rows.filter((row) => !row.unattributed);
  const rest = culprits.rows.find((row) => row.unattributed);
  const shown = address.rows === 'all' ? named : named.slice(0, few);
  const whole: Whole = {
    totalBlocking: culprits.totalBlocking,
    most: Math.max(named[0]?.totalBlocking ?? 0, rest?.totalBlocking ?? 0),
    sessions,
  };
  return (
    <section aria-labelledby="functions">
      <div class="section-head">
        <h2 id="functions">Functions that cost users most main-thread time</h2>
        <p>
          {count(culprits.frames)} long frames blocked input for {duration(culprits.totalBlocking)}.
          {culprits.sampled !== undefined &&
            ` Estimated from the frames of one user in ${count(culprits.sampled)}.`}
        </p>
      </div>
      {named[0] && <Finding row={named[0]} culprits={culprits} sessions={sessions} />}
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
                <abbr title="Blocking over all visits, and how it stands against as long a time before">
                  Per visit
                </abbr>
              </th>
              <th scope="col" class="number">
                Users
              </th>
              <th scope="col" class="number">
                Routes
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
              <CulpritLine key={row.key} row={row} whole={whole} address={address} change={change} />
            ))}
            {named.length === 0 && (
              <tr>
                <td colSpan={9} class="none">
                  No long frame named a script.
                </td>
              </tr>
            )}
          </tbody>
          <tfoot>
            <RemainderLine row={rest} whole={whole} address={address} change={change} />
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
