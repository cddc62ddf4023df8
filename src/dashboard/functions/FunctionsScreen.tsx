import { NotInstrumented } from '../components/NotInstrumented.js';
import { Failure } from '../frame/Failure.js';
import { Loading } from '../frame/Loading.js';
import type { ScreenProps } from '../screens.js';
import { useAnswer } from '../state/useAnswer.js';
import { FunctionsTable } from './FunctionsTable.js';
import { sortOf } from './sortOf.js';

/** What instrumented functions and components did, sorted as one asks. */
export function FunctionsScreen({ address, change }: ScreenProps) {
  const sort = sortOf(address.sort);
  const { answer, failure } = useAnswer('functions', address, { sort });
  if (!answer) return failure ? <Failure failure={failure} /> : <Loading />;
  if (!answer.totals.length) return <NotInstrumented />;
  return (
    <>
      {answer.totals.map((totals) => (
        <FunctionsTable
          key={totals.kind}
          totals={totals}
          rows={answer.rows.filter(({ kind }) => kind === totals.kind)}
          sort={sort}
          address={address}
          change={change}
        />
      ))}
    </>
  );
}
