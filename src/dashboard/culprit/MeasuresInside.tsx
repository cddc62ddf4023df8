import type { CulpritMeasure } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { share } from '../format/share.js';
import { Link } from '../frame/Link.js';
import type { ScreenProps } from '../screens.js';

interface Props extends ScreenProps {
  rows: readonly CulpritMeasure[];
  searched: number;
}

/** What the application was measuring while its frames lasted: measures and components. */
export function MeasuresInside({ rows, searched, address, change }: Props) {
  return (
    <section aria-labelledby="culprit-measures">
      <div class="section-head">
        <h3 id="culprit-measures">Measures running meanwhile</h3>
        <p>In how many of its {count(searched)} worst frames they ran.</p>
      </div>
      <div class="card table-card">
        {rows.length === 0 ? (
          <p class="none">Nothing was being measured in its frames.</p>
        ) : (
          <table class="evidence">
            <caption class="hidden">Measures that ran in its frames, the most telling first</caption>
            <thead>
              <tr>
                <th scope="col">Measure</th>
                <th scope="col" class="number">
                  Times
                </th>
                <th scope="col" class="number">
                  In frames
                </th>
                <th scope="col" class="number">
                  <abbr title="Of the measures’ time, the share that lies in its frames">Inside them</abbr>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, count: times, frames, inside }) => (
                <tr key={name}>
                  <th scope="row" class="code">
                    <Link address={address} to={{ show: 'measure', of: name }} change={change}>
                      {name}
                    </Link>
                  </th>
                  <td class="number">{count(times)}</td>
                  <td class="number">{count(frames)}</td>
                  <td class="number">{share(inside)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}
