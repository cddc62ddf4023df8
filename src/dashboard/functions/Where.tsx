import type { FunctionShare } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';

/** Where it ran: by route or by release. */
export function Where({
  title,
  rows,
  none,
}: {
  title: string;
  rows: readonly FunctionShare[];
  none: string;
}) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <div class="card table-card">
        <table class="where">
          <caption class="hidden">{title}, most own time first</caption>
          <thead>
            <tr>
              <th scope="col">{title.slice(0, -1)}</th>
              <th scope="col" class="number">
                Calls
              </th>
              <th scope="col" class="number">
                Own
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, calls, own }) => (
              <tr key={name}>
                <th scope="row">{name || none}</th>
                <td class="number">{count(calls)}</td>
                <td class="number">{duration(own)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
