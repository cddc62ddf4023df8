import type { Running } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import { Link } from '../frame/Link.js';
import type { ScreenProps } from '../screens.js';

/** The instrumented code that ran in a long frame, and what was being measured meanwhile. */
export function RunningIn({
  running: { code, measures } = { code: [], measures: [] },
  address,
  change,
}: ScreenProps & { running: Running | undefined }) {
  return (
    <>
      {code.length > 0 && (
        <div class="running">
          <h4>Instrumented code</h4>
          <ul>
            {code.map(({ name, kind, calls, own }) => (
              <li key={`${kind} ${name}`}>
                {duration(own)} <span class="code">{name}</span>{' '}
                <span class="note">
                  {kind === 'component' ? 'rendered' : 'called'}{' '}
                  {calls === 1 ? 'once' : `${count(calls)} times`}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {measures.length > 0 && (
        <div class="running">
          <h4>Measured meanwhile</h4>
          <ul>
            {measures.map(({ name, count: times, overlap }) => (
              <li key={name}>
                {duration(overlap)} of{' '}
                <Link address={address} to={{ show: 'measure', of: name }} change={change}>
                  <span class="code">{name || '(no name)'}</span>
                </Link>
                {times > 1 && <span class="note"> × {count(times)}</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
