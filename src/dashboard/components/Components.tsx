import type { Components as Answer } from '../../wire/answers.js';
import type { Whole } from '../culprits/Whole.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import type { ScreenProps } from '../screens.js';
import { ComponentFinding } from './ComponentFinding.js';
import { ComponentLine } from './ComponentLine.js';
import { NotInstrumented } from './NotInstrumented.js';

const few = 10;

/** Which instrumented components and functions took the main thread from users, most first. */
export function Components({ answer, address, change }: ScreenProps & { answer: Answer }) {
  const { rows, frames, told, totalBlocking, visits, sampled } = answer;
  const named = rows.filter((row) => !row.unattributed);
  const rest = rows.find((row) => row.unattributed);
  const shown = address.rows === 'all' ? named : named.slice(0, few);
  const whole: Whole = { totalBlocking, most: rows[0]?.totalBlocking ?? 0, sessions: visits };
  return (
    <section aria-labelledby="components">
      <div class="section-head">
        <h2 id="components">Components that cost users most main-thread time</h2>
        <p>
          {count(frames)} long frames blocked input for {duration(totalBlocking)}; instrumented code ran in{' '}
          {count(told)} of them.
          {sampled !== undefined && ` Estimated from the frames of one user in ${count(sampled)}.`}
        </p>
      </div>
      {!answer.instrumented && <NotInstrumented />}
      {named[0] && <ComponentFinding row={named[0]} answer={answer} />}
      {(answer.instrumented || frames > 0) && (
        <div class="card table-card">
          <table class="functions">
            <caption class="hidden">
              Instrumented components and functions by their share of the blocking time of the long frames
              that they ran in. A user is counted once a visit.
            </caption>
            <thead>
              <tr>
                <th scope="col">Component or function</th>
                <th scope="col" class="cell-bar">
                  Total blocking
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
                  <abbr title="75th percentile of its own time in a frame">p75</abbr>
                </th>
                <th scope="col" class="number">
                  <abbr title="In those frames">Calls</abbr>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <ComponentLine
                  key={`${row.kind} ${row.name}`}
                  row={row}
                  whole={whole}
                  address={address}
                  change={change}
                />
              ))}
              {named.length === 0 && (
                <tr>
                  <td colSpan={9} class="none">
                    No instrumented code ran in a long frame.
                  </td>
                </tr>
              )}
            </tbody>
            {rest && (
              <tfoot>
                <ComponentLine row={rest} whole={whole} address={address} change={change} />
              </tfoot>
            )}
          </table>
          {named.length > few && (
            <button
              type="button"
              class="more"
              onClick={() => change({ rows: address.rows === 'all' ? '' : 'all' }, 'replace')}
            >
              {address.rows === 'all' ? `Show the first ${few}` : `Show all ${count(named.length)}`}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
