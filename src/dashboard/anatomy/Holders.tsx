import type { Measure } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import { share } from '../format/share.js';
import type { ScreenProps } from '../screens.js';
import { PieceName } from './PieceName.js';
import { parts } from './parts.js';

const titles = new Map(parts.map(({ key, title }) => [key, title]));

/** The scripts and requests that take most of the mean run. */
export function Holders({
  anatomy,
  runs,
  ...screen
}: { anatomy: NonNullable<Measure['anatomy']>; runs: number } & ScreenProps) {
  const most = anatomy.holders[0]?.ms ?? 0;
  return (
    <section aria-labelledby="holders">
      <div class="section-head">
        <h2 id="holders">What takes the time</h2>
        <p>Per run, on average over the {count(runs)} runs looked at.</p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section class="card table-card scrolls" aria-label="What takes the time, scrollable" tabIndex={0}>
        <table class="holders">
          <caption class="hidden">Scripts and requests by the time that they take of a run.</caption>
          <thead>
            <tr>
              <th scope="col">Script or request</th>
              <th scope="col">Part</th>
              <th scope="col" class="cell-bar">
                Time
              </th>
              <th scope="col" class="number">
                Share
              </th>
              <th scope="col" class="number">
                In runs
              </th>
            </tr>
          </thead>
          <tbody>
            {anatomy.holders.map((holder, i) => (
              <tr key={`${i} ${holder.part}`}>
                <th scope="row" class="function">
                  <PieceName piece={holder} {...screen} />
                </th>
                <td class="part-name">
                  <span class={`swatch part-${holder.part}`} aria-hidden="true" />
                  {titles.get(holder.part)}
                </td>
                <td class="cell-bar">
                  <span class="bar-value">{duration(holder.ms)}</span>
                  <span class="bar" aria-hidden="true">
                    <span class={`part-${holder.part}`} style={{ width: `${(100 * holder.ms) / most}%` }} />
                  </span>
                </td>
                <td class="number">{share(anatomy.wall ? holder.ms / anatomy.wall : 0)}</td>
                <td class="number">{share(holder.runs / runs)}</td>
              </tr>
            ))}
            {!most && (
              <tr>
                <td colSpan={5} class="none">
                  No long frame and no request lies in a run.
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </section>
    </section>
  );
}
