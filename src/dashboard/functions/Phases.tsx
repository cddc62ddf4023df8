import type { ComponentPhase } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';

const parts = [
  ['render', 'Render'],
  ['layoutEffects', 'Layout effects'],
  ['effects', 'Effects'],
] as const;

/** A component's mounts and updates, each with its parts as far as the framework lets them be told. */
export function Phases({ phases }: { phases: readonly ComponentPhase[] }) {
  const known = parts.filter(([key]) => phases.some((phase) => phase[key] !== undefined));
  return (
    <section aria-labelledby="phases">
      <h3 id="phases">Mounts and updates</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section class="card table-card scrolls" aria-label="Mounts and updates, scrollable" tabIndex={0}>
        <table class="evidence">
          <caption class="hidden">Mounts and updates with their parts, in all</caption>
          <thead>
            <tr>
              <th scope="col">Phase</th>
              {['Renders', 'Mean', 'Longest', 'Total', ...known.map(([, title]) => title)].map((title) => (
                <th key={title} scope="col" class="number">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {phases.map((phase) => (
              <tr key={phase.phase}>
                <th scope="row">{phase.phase === 'mount' ? 'Mounts' : 'Updates'}</th>
                <td class="number">{count(phase.calls)}</td>
                <td class="number">{duration(phase.mean)}</td>
                <td class="number">{duration(phase.max)}</td>
                <td class="number">{duration(phase.total)}</td>
                {known.map(([key]) => (
                  <td key={key} class="number">
                    {phase[key] === undefined ? '–' : duration(phase[key])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
