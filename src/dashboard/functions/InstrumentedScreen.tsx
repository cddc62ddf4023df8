import type { FunctionKind } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import { Failure } from '../frame/Failure.js';
import { Link } from '../frame/Link.js';
import { Loading } from '../frame/Loading.js';
import { useTitle } from '../frame/useTitle.js';
import type { ScreenProps } from '../screens.js';
import { useAnswer } from '../state/useAnswer.js';
import { Calls } from './Calls.js';
import { Frames } from './Frames.js';
import { Phases } from './Phases.js';
import { Where } from './Where.js';

/** One instrumented function or component: who called it, what it called, and the long frames that it ran in. */
export function InstrumentedScreen({ address, change }: ScreenProps) {
  const kind: FunctionKind = address.rows === 'component' ? 'component' : 'function';
  const { answer, failure, stale } = useAnswer('function', address, { name: address.of, kind });
  useTitle(address.of, kind === 'component' ? 'Component' : 'Function');
  const back = (
    <Link address={address} to={{ show: 'functions', of: '', rows: '' }} change={change}>
      ← All functions and components
    </Link>
  );
  if (!answer || stale) return failure ? <Failure failure={failure}>{back}</Failure> : <Loading />;
  const { row, callers, callees, phases, routes, releases, frames } = answer;
  if (!row) {
    return (
      <section class="message">
        <h2>Nothing of “{address.of}” in this selection</h2>
        <p>Widen the filters or the time above: it may have run at another time, or in another release.</p>
        <p class="actions">{back}</p>
      </section>
    );
  }
  return (
    <article class="culprit" aria-labelledby="instrumented">
      <section class="measure-head">
        <p class="back">{back}</p>
        <h2 id="instrumented" class="code">
          {address.of}
        </h2>
        <p>
          <strong>{count(row.calls)}</strong> {kind === 'component' ? 'renders' : 'calls'} for{' '}
          <strong>{count(row.users)}</strong> {row.users === 1 ? 'user' : 'users'} took{' '}
          <strong>{duration(row.total)}</strong>, <strong>{duration(row.own)}</strong> of it of its own; on
          average <strong>{duration(row.mean)}</strong>
          {row.p95 !== undefined && (
            <>
              , 95 in 100 up to about <strong>{duration(row.p95)}</strong>
            </>
          )}
          , at most <strong>{duration(row.max)}</strong>.
        </p>
      </section>
      {phases.length > 0 && <Phases phases={phases} />}
      <div class="instrumented-pair">
        <Calls
          title={kind === 'component' ? 'Around it' : 'Called by'}
          rows={callers}
          none="no instrumented code"
          of={kind}
          address={address}
          change={change}
        />
        <Calls
          title={kind === 'component' ? 'Inside it' : 'Calls'}
          rows={callees}
          none="no instrumented code"
          of={kind}
          address={address}
          change={change}
        />
      </div>
      <div class="instrumented-pair">
        <Where title="Routes" rows={routes} none="(no route)" />
        <Where title="Releases" rows={releases} none="(no release)" />
      </div>
      {frames.length > 0 && <Frames frames={frames} address={address} change={change} />}
    </article>
  );
}
