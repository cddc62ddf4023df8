import type { CulpritInteraction } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import type { ScreenProps } from '../screens.js';
import { PageLink } from './PageLink.js';

interface Props extends ScreenProps {
  rows: readonly CulpritInteraction[];
  searched: number;
}

/** The slow interactions that its frames delayed, whole and in parts. */
export function Interactions({ rows, searched, address, change }: Props) {
  return (
    <section aria-labelledby="culprit-interactions">
      <div class="section-head">
        <h3 id="culprit-interactions">Interactions it delayed</h3>
        <p>The slowest of their view, while one of its {count(searched)} worst frames lasted.</p>
      </div>
      <div class="card table-card">
        {rows.length === 0 ? (
          <p class="none">No view’s slowest interaction met one of its frames.</p>
        ) : (
          <table class="evidence">
            <caption class="hidden">Interactions that it delayed, the slowest first</caption>
            <thead>
              <tr>
                <th scope="col">Target</th>
                <th scope="col">Page, at</th>
                <th scope="col">Route</th>
                <th scope="col" class="number">
                  To next paint
                </th>
                <th scope="col" class="number">
                  Input delay
                </th>
                <th scope="col" class="number">
                  Handlers
                </th>
                <th scope="col" class="number">
                  Paint
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.page} ${row.startTime}`}>
                  <th scope="row">
                    <span class="code">{row.target || '(gone)'}</span> <span class="note">{row.type}</span>
                  </th>
                  <td>
                    <PageLink page={row.page} at={row.startTime} address={address} change={change} />
                  </td>
                  <td>{row.route}</td>
                  <td class="number">{duration(row.duration)}</td>
                  <td class="number">{duration(row.inputDelay)}</td>
                  <td class="number">{duration(row.processingDuration)}</td>
                  <td class="number">{duration(row.presentationDelay)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}
