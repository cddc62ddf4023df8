import type { MeasureRow } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { Link } from '../frame/Link.js';
import type { Address } from '../state/Address.js';
import type { Change } from '../state/useAddress.js';
import { columns } from './columns.js';
import { SortHeader } from './SortHeader.js';
import { sorted } from './sorted.js';

/** What the application's own measures say. */
export function Measures({
  rows,
  address,
  change,
}: {
  rows: MeasureRow[];
  address: Address;
  change: Change;
}) {
  const sort = address.sort || 'total';
  const onSort = (column: string) => change({ sort: column }, 'replace');
  return (
    <section aria-labelledby="measures">
      <div class="section-head">
        <h2 id="measures">Measures</h2>
        <p>{rows.length ? `${count(rows.length)} names, as performance.measure() recorded them.` : ''}</p>
      </div>
      {rows.length === 0 ? (
        <p class="card none">
          No measure yet. <code>performance.measure(name, …)</code> or <code>fieldmark.time(name, fn)</code>{' '}
          makes one.
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        <section class="card table-card scrolls" aria-label="Measures, scrollable" tabIndex={0}>
          <table class="measures">
            <caption class="hidden">Measures by name; a column’s heading sorts by it.</caption>
            <thead>
              <tr>
                <SortHeader title="Name" column="name" sort={sort} onSort={onSort} />
                {columns.map(({ key, title }) => (
                  <SortHeader
                    key={key}
                    title={title}
                    column={key}
                    sort={sort}
                    onSort={onSort}
                    class="number"
                  />
                ))}
              </tr>
            </thead>
            <tbody>
              {sorted(rows, sort).map((row) => (
                <tr key={row.name}>
                  <th scope="row" class="code">
                    <Link address={address} to={{ show: 'measure', of: row.name }} change={change}>
                      {row.name}
                    </Link>
                  </th>
                  {columns.map(({ key, text }) => (
                    <td key={key} class="number">
                      {text(Number(row[key]))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
