import { useMemo } from 'preact/hooks';
import { Failure } from '../frame/Failure.js';
import { Loading } from '../frame/Loading.js';
import type { ScreenProps } from '../screens.js';
import { filterKey } from '../state/filterOf.js';
import { useAnswer } from '../state/useAnswer.js';
import { Compared } from './Compared.js';
import { Controls } from './Controls.js';
import { choiceOf } from './choiceOf.js';

/** What is different between two releases, periods or devices. */
export function Compare({ address, change }: ScreenProps) {
  // Which release is the newest does not depend on what else is chosen.
  const everything = { ...address, release: '', route: '', device: '' as const, range: 'custom' };
  const { answer: releases, failure } = useAnswer('releases', {
    ...everything,
    from: undefined,
    to: undefined,
  });
  const choice = useMemo(
    () => releases && choiceOf(address, releases, Date.now()),
    [releases, filterKey(address), address.by, address.with],
  );
  return (
    <section aria-labelledby="compare" class="compare">
      <div class="section-head">
        <h2 id="compare">Compare</h2>
        <p>What changed, how sure that is, and on how many visits it rests.</p>
      </div>
      {!choice && (failure ? <Failure failure={failure} /> : <Loading />)}
      {choice && <Controls choice={choice} address={address} change={change} />}
      {choice?.missing && <p class="card none">{choice.missing}</p>}
      {choice?.own && <Compared choice={{ ...choice, own: choice.own }} address={address} change={change} />}
    </section>
  );
}
