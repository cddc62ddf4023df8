import type { ComparedSide } from '../../wire/answers.js';
import { clock } from '../format/clock.js';
import { count } from '../format/count.js';
import { Disclosure } from '../frame/Disclosure.js';
import { Failure } from '../frame/Failure.js';
import { Loading } from '../frame/Loading.js';
import type { ScreenProps } from '../screens.js';
import { useAnswer } from '../state/useAnswer.js';
import { ComparedTable } from './ComparedTable.js';
import type { Choice } from './choiceOf.js';
import { Reading } from './Reading.js';
import { summary } from './summary.js';

/** The answer to a choice that is complete. */
export function Compared({
  choice,
  address,
  change,
}: ScreenProps & { choice: Choice & { own: NonNullable<Choice['own']> } }) {
  const { answer, failure } = useAnswer('comparison', address, choice.own);
  if (!answer) return failure ? <Failure failure={failure} /> : <Loading />;
  const names = { target: choice.target, base: choice.base };
  const table = <ComparedTable comparison={answer} names={names} address={address} change={change} />;
  return (
    <>
      <p class="compare-summary" role="status">
        <strong>
          {names.target} against {names.base}:
        </strong>{' '}
        {summary(answer)}
      </p>
      <p class="compare-sample">
        {!address.app && choice.own.app && `App ${choice.own.app}. `}
        {names.target}: {size(answer.target, choice.by)} · {names.base}: {size(answer.base, choice.by)}
      </p>
      {answer.judged > 0 ? (
        table
      ) : (
        <Disclosure
          name="figures"
          class="reading"
          summary={`The ${count(answer.figures.length)} figures, without a verdict`}
          address={address}
          change={change}
        >
          {table}
        </Disclosure>
      )}
      <Reading comparison={answer} by={choice.by} address={address} change={change} />
    </>
  );
}

function size({ filter, visits, views }: ComparedSide, by: Choice['by']): string {
  const sizes = `${count(visits)} visits, ${count(views)} views`;
  return by === 'period' ? `${clock(filter.from ?? 0)} – ${clock(filter.to ?? 0)}, ${sizes}` : sizes;
}
