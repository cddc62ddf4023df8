import type { ScreenProps } from '../screens.js';

const ways = [
  ['', 'By function'],
  ['component', 'By component'],
] as const;

/** Whether the ranking is read by script or by what the application has instrumented. */
export function RankedBy({ address, change }: ScreenProps) {
  const shown = address.by === 'component' ? 'component' : '';
  return (
    <fieldset class="range ranked-by">
      <legend class="hidden">Rank</legend>
      <div class="segments">
        {ways.map(([by, title]) => (
          <label key={by}>
            <input
              type="radio"
              name="ranked-by"
              value={by}
              checked={shown === by}
              onChange={() => change({ by, rows: '' })}
            />
            <span>{title}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
