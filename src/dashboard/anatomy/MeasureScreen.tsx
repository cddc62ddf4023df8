import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import { Failure } from '../frame/Failure.js';
import { Link } from '../frame/Link.js';
import { Loading } from '../frame/Loading.js';
import { useTitle } from '../frame/useTitle.js';
import type { ScreenProps } from '../screens.js';
import { useAnswer } from '../state/useAnswer.js';
import { Anatomy } from './Anatomy.js';
import { Durations } from './Durations.js';
import { Holders } from './Holders.js';
import { MeasureParts } from './MeasureParts.js';
import { Runs } from './Runs.js';

/** One measure: how long its runs take, and what their time is made of. */
export function MeasureScreen({ address, change }: ScreenProps) {
  const { answer, failure } = useAnswer('measure', address, { name: address.of });
  useTitle(address.of, 'Measure');
  const back = (
    <Link address={address} to={{ show: '', of: '' }} change={change}>
      ← All measures
    </Link>
  );
  if (!address.of)
    return (
      <section class="message">
        <h2>No measure is named</h2>
        <p>The first screen lists those of this selection.</p>
        <p class="actions">{back}</p>
      </section>
    );
  if (answer?.name !== address.of) return failure ? <Failure failure={failure}>{back}</Failure> : <Loading />;
  if (!answer.count) {
    return (
      <section class="message">
        <h2>No run of “{address.of}” in this selection</h2>
        <p>Widen the filters or the time above: it may have run at another time, or in another release.</p>
        <p class="actions">{back}</p>
      </section>
    );
  }
  return (
    <>
      <section class="measure-head" aria-labelledby="measure">
        <p class="back">{back}</p>
        <h2 id="measure" class="code">
          {answer.name}
        </h2>
        <p>
          <strong>{count(answer.count)}</strong> runs of <strong>{count(answer.users)}</strong>{' '}
          {answer.users === 1 ? 'user' : 'users'}; three in four took no longer than{' '}
          <strong>{duration(answer.p75)}</strong>.
        </p>
      </section>
      {answer.children && (
        <MeasureParts parts={answer.children} runs={answer.count} address={address} change={change} />
      )}
      <Anatomy measure={answer} />
      <section aria-labelledby="durations">
        <div class="section-head">
          <h2 id="durations">Durations</h2>
          <p>Runs by wall time; the last bar is all that lies beyond.</p>
        </div>
        <Durations measure={answer} />
      </section>
      {answer.anatomy && (
        <Holders anatomy={answer.anatomy} runs={answer.sample.length} address={address} change={change} />
      )}
      {answer.slowest.length > 0 && <Runs measure={answer} address={address} change={change} />}
    </>
  );
}
