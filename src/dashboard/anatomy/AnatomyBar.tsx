import type { AnatomyParts } from '../../wire/answers.js';
import { parts } from './parts.js';

/** The parts as one bar, as long as `wall` of `longest`. The figures stand in a table beside it. */
export function AnatomyBar({ of, longest }: { of: AnatomyParts; longest?: number }) {
  const wall = parts.reduce((sum, { key }) => sum + of[key], 0);
  if (!wall) return <span class="anatomy-bar" aria-hidden="true" />;
  const width = longest ? Math.max(1, (100 * wall) / longest) : 100;
  return (
    <span class="anatomy-bar" aria-hidden="true" style={{ width: `${width}%` }}>
      {parts.map(
        ({ key, title }) =>
          of[key] > 0 && (
            <span key={key} class={`part-${key}`} title={title} style={{ flexGrow: of[key] / wall }} />
          ),
      )}
    </span>
  );
}
