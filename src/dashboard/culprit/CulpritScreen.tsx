import { Failure } from '../frame/Failure.js';
import { Link } from '../frame/Link.js';
import { Loading } from '../frame/Loading.js';
import type { ScreenProps } from '../screens.js';
import { useAnswer } from '../state/useAnswer.js';
import { CulpritFigures } from './CulpritFigures.js';
import { CulpritHead } from './CulpritHead.js';
import { FrameHistogram } from './FrameHistogram.js';
import { Interactions } from './Interactions.js';
import { MeasuresInside } from './MeasuresInside.js';
import { NoCulprit } from './NoCulprit.js';
import { Shares } from './Shares.js';
import { WorstFrames } from './WorstFrames.js';

/** One function and its evidence: what it cost, where, and what it kept waiting. */
export function CulpritScreen({ address, change }: ScreenProps) {
  const { answer, failure, stale } = useAnswer('culprit', address, { key: address.of });
  const back = (
    <Link address={address} to={{ show: '', of: '' }} change={change}>
      ← All functions
    </Link>
  );
  if (failure && !answer) return <Failure failure={failure}>{back}</Failure>;
  if (!answer || (stale && answer.row?.key !== address.of)) return <Loading />;
  const { row, visits } = answer;
  if (!row || row.key !== address.of) {
    return (
      <NoCulprit text="No long frame of this app, release, route and time has this function." back={back} />
    );
  }
  const context = { address, change };
  return (
    <article class="culprit" aria-labelledby="culprit">
      <CulpritHead row={row} back={back} />
      <CulpritFigures row={row} visits={visits} />
      <div class="culprit-pair">
        <div class="culprit-column">
          <FrameHistogram bins={answer.histogram} />
          <MeasuresInside rows={answer.measures} searched={answer.searched} {...context} />
        </div>
        <Shares routes={answer.routes} releases={answer.releases} />
      </div>
      <WorstFrames frames={answer.worst} of={row.frames} {...context} />
      <Interactions rows={answer.interactions} searched={answer.searched} {...context} />
    </article>
  );
}
