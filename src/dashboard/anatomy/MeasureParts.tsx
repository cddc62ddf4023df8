import type { MeasureChildren } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import { share } from '../format/share.js';
import { Link } from '../frame/Link.js';
import type { ScreenProps } from '../screens.js';

interface Props extends ScreenProps {
  parts: MeasureChildren;
  /** Of the measure. */
  runs: number;
}

/** What a run is made of as its spans say, by name; each leads to its own parts. */
export function MeasureParts({ parts: { runs, rest, rows }, runs: all, address, change }: Props) {
  const most = Math.max(rest, ...rows.map((row) => row.share));
  const cells = (of: number) => (
    <td class="cell-bar">
      <span class="bar-value">{share(of)}</span>
      <span class="bar" aria-hidden="true">
        <span class="part-network" style={{ width: `${most ? (100 * of) / most : 0}%` }} />
      </span>
    </td>
  );
  return (
    <section aria-labelledby="parts">
      <div class="section-head">
        <h2 id="parts">Its parts</h2>
        <p>
          As its spans say, in {count(runs)} of {count(all)} {all === 1 ? 'run' : 'runs'}. What runs side by
          side covers the same time.
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section class="card table-card scrolls" aria-label="Its parts, scrollable" tabIndex={0}>
        <table class="measure-parts">
          <caption class="hidden">Parts of a run by the share of its time that they cover.</caption>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col" class="cell-bar">
                Of the time
              </th>
              <th scope="col" class="number">
                In runs
              </th>
              <th scope="col" class="number">
                Count
              </th>
              <th scope="col" class="number">
                Mean
              </th>
              <th scope="col" class="number">
                p75
              </th>
              <th scope="col" class="number">
                <abbr title="From the beginning of the run to that of the part, on average">
                  Begins after
                </abbr>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row" class="code">
                  <Link address={address} to={{ show: 'measure', of: row.name }} change={change}>
                    {row.name || '(no name)'}
                  </Link>
                </th>
                {cells(row.share)}
                <td class="number">{share(row.runs / runs)}</td>
                <td class="number">{count(row.count)}</td>
                <td class="number">{duration(row.mean)}</td>
                <td class="number">{duration(row.p75)}</td>
                <td class="number">{duration(row.offset)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr class="unattributed">
              <th scope="row">
                <span class="function-name">In none of them</span>
              </th>
              {cells(rest)}
              <td colSpan={5} />
            </tr>
          </tfoot>
        </table>
      </section>
    </section>
  );
}
