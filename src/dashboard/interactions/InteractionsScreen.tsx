import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import { Failure } from '../frame/Failure.js';
import { Loading } from '../frame/Loading.js';
import type { ScreenProps } from '../screens.js';
import { useAnswer } from '../state/useAnswer.js';
import { phaseWords } from './phaseWords.js';
import { Target } from './Target.js';
import { targetKey } from './targetKey.js';

/** Inputs by what they were meant for, with where their time went; one at a time is open, as the address says. */
export function InteractionsScreen({ address, change }: ScreenProps) {
  const { answer, failure } = useAnswer('interactions', address);
  if (!answer) return failure ? <Failure failure={failure} /> : <Loading />;
  const [first] = answer.rows;
  if (!first) {
    return (
      <section class="message">
        <h2>No interaction in this selection</h2>
        <p>
          Nobody clicked, tapped or typed, or their browsers do not tell of it. Widen the filters or the time
          above.
        </p>
      </section>
    );
  }
  const longest = Math.max(...answer.rows.map(({ mean }) => mean));
  const most = phaseWords.reduce((a, b) => (first.phases[b.key] > first.phases[a.key] ? b : a));
  return (
    <section aria-labelledby="interactions">
      <div class="section-head">
        <h2 id="interactions">Interactions</h2>
        <p>
          {count(answer.count)} in all: each view’s INP, and long frames that handled an input beside it.
          Costliest first.
        </p>
      </div>
      <p class="finding">
        <strong class="code">{first.target || 'An element that is gone'}</strong> cost most:{' '}
        {count(first.users)} {first.users === 1 ? 'user' : 'users'} waited{' '}
        <strong>{duration(first.mean)}</strong> on average, {duration(first.phases[most.key])} of it{' '}
        {most.long}.
      </p>
      <div class="card targets">
        {answer.rows.map((row) => {
          const key = targetKey(row);
          const open = key === address.of;
          return (
            <Target
              key={key}
              row={row}
              longest={longest}
              open={open}
              onToggle={() => change({ of: open ? '' : key }, 'replace')}
              address={address}
              change={change}
            />
          );
        })}
      </div>
    </section>
  );
}
