import type { Advice as Answer } from '../../wire/answers.js';
import { count } from '../format/count.js';
import type { Address } from '../state/Address.js';
import type { Change } from '../state/useAddress.js';
import { FindingCard } from './FindingCard.js';
import { keyOf } from './keyOf.js';

const few = 10;

interface Props {
  advice: Answer;
  address: Address;
  change: Change;
}

/** What to change first: the findings, most given back first. One is open at a time, and the address says which. */
export function Advice({ advice, address, change }: Props) {
  const { findings, sessions, views, rules, waiting, sampled } = advice;
  const opened = findings.findIndex((finding) => keyOf(finding) === address.of);
  const all = address.rows === 'advice' || opened >= few;
  const shown = all ? findings : findings.slice(0, few);
  return (
    <section aria-labelledby="advice">
      <div class="section-head">
        <h2 id="advice">What to change</h2>
        {findings.length > 0 && (
          <p>
            Ranked by what it gives back at most × users it reaches. {count(rules)} rules looked at{' '}
            {count(views)} {views === 1 ? 'view' : 'views'} of {count(sessions)}{' '}
            {sessions === 1 ? 'user' : 'users'}.
            {sampled !== undefined &&
              ` There are many, so that one user in ${count(sampled)} was looked at and stands for all: what is counted here is an estimate.`}
          </p>
        )}
      </div>
      {findings.length === 0 ? (
        <Calm advice={advice} />
      ) : (
        <div class="card advice">
          <ol>
            {shown.map((finding) => (
              <FindingCard
                key={keyOf(finding)}
                finding={finding}
                sessions={sessions}
                most={findings[0]!.score}
                address={address}
                change={change}
              />
            ))}
          </ol>
          {findings.length > few && (
            <button
              type="button"
              class="more"
              onClick={() =>
                change(
                  all ? { rows: address.rows === 'advice' ? '' : address.rows, of: '' } : { rows: 'advice' },
                  'replace',
                )
              }
            >
              {all ? `Show the first ${few}` : `Show all ${count(findings.length)} findings`}
            </button>
          )}
        </div>
      )}
      {findings.length > 0 && waiting > 0 && (
        <p class="advice-waiting note">
          {count(waiting)} more {waiting === 1 ? 'waits' : 'wait'} for enough users to be sure.
        </p>
      )}
    </section>
  );
}

function Calm({ advice: { rules, views, sessions, waiting } }: { advice: Answer }) {
  return (
    <div class="card advice-calm">
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <path d="M4 12.5l5 5L20 6.5" />
      </svg>
      <p>
        <strong>No rule has enough evidence to speak</strong>: {count(rules)} rules looked at {count(views)}{' '}
        {views === 1 ? 'view' : 'views'} of {count(sessions)} {sessions === 1 ? 'user' : 'users'}.{' '}
        {waiting > 0
          ? `${count(waiting)} ${waiting === 1 ? 'sees something, but waits' : 'findings wait'} until at least 5 to 8 users have met it.`
          : 'Nothing costs users enough to be worth a change.'}
      </p>
    </div>
  );
}
