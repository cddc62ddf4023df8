import { useMemo } from 'preact/hooks';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import type { ScreenProps } from '../screens.js';
import type { Bar, Track } from './Bar.js';
import { byStart } from './lanesOf.js';
import { moment } from './moment.js';
import type { Span } from './Span.js';
import { stamp } from './stamp.js';

interface Props extends ScreenProps {
  tracks: readonly Track[];
  span: Span;
  /** Whether the span is the whole page. */
  all: boolean;
  selected: Bar | undefined;
  onSelect: (id: string) => void;
}

/** Rows of the table at a time. */
const few = 50;

/** What the picture shows, as a table: by time, or the longest first. */
export function Entries({ tracks, span: { from, to }, all, selected, onSelect, address, change }: Props) {
  const longest = address.sort === 'duration';
  const rows = useMemo(() => rowsOf(tracks, { from, to }, longest), [tracks, from, to, longest]);
  const pages = Math.max(1, Math.ceil(rows.length / few));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(address.rows)) || 1));
  const shown = rows.slice((page - 1) * few, page * few);
  const turn = (to: number) => change({ rows: to === 1 ? '' : String(to) }, 'replace');
  const heading = (title: string, sort: string, current: boolean) => (
    <th scope="col" class="number" aria-sort={current ? (sort ? 'descending' : 'ascending') : undefined}>
      <button type="button" class="sort" onClick={() => change({ sort, rows: '' }, 'replace')}>
        {title}
        <span class="sort-arrow" aria-hidden="true">
          {current ? (sort ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
  return (
    <section aria-labelledby="entries">
      <div class="section-head">
        <h2 id="entries">Entries</h2>
        <p>
          {count(rows.length)} {all ? 'in all' : `from ${moment(from)} to ${moment(to)}`}, scripts and parts
          of frames among them
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section class="card table-card scrolls" aria-label="Entries, scrollable" tabIndex={0}>
        <table class="entries">
          <caption class="hidden">What the timeline shows. A name selects its entry.</caption>
          <thead>
            <tr>
              {heading('Start', '', !longest)}
              {heading('Duration', 'duration', longest)}
              <th scope="col">Name</th>
              <th scope="col">Track</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ title, bar }) => (
              <tr key={bar.id} aria-current={bar.id === selected?.id || undefined}>
                <td class="number">{stamp(bar.start)}</td>
                <td class="number">{bar.end > bar.start ? duration(bar.end - bar.start) : '–'}</td>
                <th scope="row">
                  <button type="button" class="link code" onClick={() => onSelect(bar.id)}>
                    {bar.label || '(no name)'}
                  </button>
                </th>
                <td>{title}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {pages > 1 && (
        <nav class="pager" aria-label="Pages of the table">
          <button type="button" disabled={page === 1} onClick={() => turn(page - 1)}>
            Previous
          </button>
          <span>
            {count((page - 1) * few + 1)}–{count((page - 1) * few + shown.length)} of {count(rows.length)}
          </span>
          <button type="button" disabled={page === pages} onClick={() => turn(page + 1)}>
            Next
          </button>
        </nav>
      )}
    </section>
  );
}

function rowsOf(tracks: readonly Track[], { from, to }: Span, longest: boolean) {
  return tracks
    .flatMap(({ title, bars }) => bars.map((bar) => ({ title, bar })))
    .filter(({ bar }) => bar.end >= from && bar.start <= to)
    .sort(({ bar: a }, { bar: b }) =>
      longest ? b.end - b.start - (a.end - a.start) || a.start - b.start : byStart(a, b),
    );
}
