import type { ComparedFigure } from '../../wire/answers.js';
import { CulpritLink } from '../culprits/CulpritLink.js';
import { invokerOf } from '../culprits/invokerOf.js';
import { nameOf } from '../culprits/nameOf.js';
import { PlaceName } from '../culprits/PlaceName.js';
import { Link } from '../frame/Link.js';
import type { ScreenProps } from '../screens.js';

const kinds: Record<ComparedFigure['kind'], string> = {
  p75: '75th percentile of the views',
  good: 'share of views rated good',
  blocking: 'what long frames kept input waiting',
  frames: 'frames of 50 ms or more',
  measure: 'measure, 75th percentile',
  function: 'blocking time per view',
};

/** What a row compares. */
export function FigureName({ figure, address, change }: ScreenProps & { figure: ComparedFigure }) {
  const { kind, name, place } = figure;
  const own = kind === 'measure' || kind === 'function';
  return (
    <>
      <span class={own ? 'compared-name code' : 'compared-name'}>
        {kind === 'measure' ? (
          <Link address={address} to={{ show: 'measure', of: name }} change={change}>
            {name || '(no name)'}
          </Link>
        ) : place ? (
          <CulpritLink culprit={place.culprit} address={address} change={change}>
            {nameOf(place)}
          </CulpritLink>
        ) : (
          name
        )}
      </span>
      <span class="compared-kind">
        {kinds[kind]}
        {place && (
          <>
            {' · '}
            <span class="code">
              <PlaceName place={place} /> {invokerOf(place).invoker}
            </span>
          </>
        )}
      </span>
    </>
  );
}
