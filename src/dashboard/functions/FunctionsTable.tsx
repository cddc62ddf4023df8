import type { FunctionRowFigures, FunctionSort, FunctionTotals } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import { Link } from '../frame/Link.js';
import { SortHeader } from '../measures/SortHeader.js';
import type { ScreenProps } from '../screens.js';
import { columns } from './columns.js';

interface Props extends ScreenProps {
  totals: FunctionTotals;
  /** All of the totals' kind. */
  rows: readonly FunctionRowFigures[];
  sort: FunctionSort;
}

const words = {
  function: { title: 'Functions', calls: 'calls' },
  component: { title: 'Components', calls: 'renders' },
};

/** Functions or components by name; a name opens who called it and what it called. */
export function FunctionsTable({ totals, rows, sort, address, change }: Props) {
  const { title, calls } = words[totals.kind];
  const id = `instrumented-${totals.kind}`;
  return (
    <section aria-labelledby={id}>
      <div class="section-head">
        <h2 id={id}>{title}</h2>
        <p>
          {count(totals.names)} {totals.names === 1 ? 'name' : 'names'}, {count(totals.calls)} {calls}, which
          took {duration(totals.own)} of their own.
          {rows.length < totals.names && ` The first ${count(rows.length)} are shown.`}
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section class="card table-card scrolls" aria-label={`${title}, scrollable`} tabIndex={0}>
        <table class="measures instrumented">
          <caption class="hidden">{title} by name; a column’s heading sorts by it.</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              {columns.map(({ key, title, sorts }) =>
                sorts ? (
                  <SortHeader
                    key={key}
                    title={title}
                    column={key}
                    sort={sort}
                    onSort={() => change({ sort: key }, 'replace')}
                    class="number"
                  />
                ) : (
                  <th key={key} scope="col" class="number">
                    {title}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row" class="code">
                  <Link
                    address={address}
                    to={{ show: 'instrumented', of: row.name, rows: row.kind }}
                    change={change}
                  >
                    {row.name.trim() || '(no name)'}
                  </Link>
                </th>
                {columns.map(({ key, text }) => {
                  const value = row[key];
                  return (
                    <td key={key} class="number">
                      {value === undefined ? '–' : text(value)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
