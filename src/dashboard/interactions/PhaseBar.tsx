import type { Phases } from '../../wire/answers.js';
import { duration } from '../format/duration.js';
import { phaseWords } from './phaseWords.js';

/** The phases as a bar, as long as `total` of `longest`, and in figures. */
export function PhaseBar({ phases, longest }: { phases: Phases; longest: number }) {
  const total = phases.inputDelay + phases.processing + phases.presentation;
  return (
    <span class="phase-bar">
      <span class="phases" aria-hidden="true" style={{ width: `${longest ? (100 * total) / longest : 0}%` }}>
        {phaseWords.map(
          ({ key }) =>
            phases[key] > 0 && (
              <span key={key} class={`phase-${key}`} style={{ flexGrow: phases[key] / total }} />
            ),
        )}
      </span>
      <span class="phase-figures">
        {phaseWords.map(({ key, title }) => (
          <span key={key}>
            <span class={`swatch phase-${key}`} aria-hidden="true" />
            {title} <strong>{duration(phases[key])}</strong>
          </span>
        ))}
      </span>
    </span>
  );
}
