import type { VisitRow, VisitSort } from '../../wire/answers.js';
import { clock } from '../format/clock.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import { Failure } from '../frame/Failure.js';
import { Link } from '../frame/Link.js';
import { Loading } from '../frame/Loading.js';
import type { ScreenProps } from '../screens.js';
import { useAnswer } from '../state/useAnswer.js';
import { deviceWords } from './deviceWords.js';

const sorts: { sort: VisitSort; title: string; long: string }[] = [
  { sort: 'blocking', title: 'Blocking', long: 'most blocked' },
  { sort: 'inp', title: 'INP', long: 'slowest interaction' },
  { sort: 'lcp', title: 'LCP', long: 'slowest content' },
  { sort: 'time', title: 'Began', long: 'newest' },
];

/** Pages for one to be chosen, those that stand out first. */
export function Visits({ address, change }: ScreenProps) {
  const { sort, long } = sorts.find((known) => known.sort === address.sort) ?? sorts[0]!;
  const { answer, failure } = useAnswer('visits', address, { sort });
  const heading = (of: VisitSort, className?: string) => {
    const { title } = sorts.find((known) => known.sort === of)!;
    return (
      <th scope="col" class={className} aria-sort={of === sort ? 'descending' : undefined}>
        <button type="button" class="sort" onClick={() => change({ sort: of }, 'replace')}>
          {title}
          <span class="sort-arrow" aria-hidden="true">
            {of === sort ? '↓' : ''}
          </span>
        </button>
      </th>
    );
  };
  return (
    <section aria-labelledby="visits">
      <div class="section-head">
        <h2 id="visits">Visits</h2>
        <p>
          {answer?.length
            ? `The ${count(answer.length)} pages ${answer.length < 100 ? 'there are' : 'that stand out'}, ${long} first. One opens to its timeline.`
            : ''}
        </p>
      </div>
      {!answer ? (
        failure ? (
          <Failure failure={failure} />
        ) : (
          <Loading />
        )
      ) : answer.length === 0 ? (
        <p class="card none">No page in this selection. A longer time or fewer filters let more through.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        <section class="card table-card scrolls" aria-label="Visits, scrollable" tabIndex={0}>
          <table class="visits">
            <caption class="hidden">Visits, a page a row; some columns’ headings sort by it.</caption>
            <thead>
              <tr>
                <th scope="col">Page</th>
                {heading('time')}
                {heading('blocking', 'number')}
                <th scope="col" class="number">
                  Longest frame
                </th>
                {heading('lcp', 'number')}
                {heading('inp', 'number')}
                <th scope="col" class="number">
                  Entries
                </th>
                <th scope="col">Release</th>
                <th scope="col">Device</th>
              </tr>
            </thead>
            <tbody>
              {answer.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <Link address={address} to={{ show: 'page', of: row.id, sort: '' }} change={change}>
                      {row.route || row.url || '(no URL)'}
                    </Link>
                    <span class="note">{noteOf(row)}</span>
                  </th>
                  <td>{clock(row.start)}</td>
                  <td class="number">{duration(row.blocking)}</td>
                  <Known value={row.longestFrame} />
                  <Known value={row.lcp} />
                  <Known value={row.inp} />
                  <td class="number">{count(row.entries)}</td>
                  <td class="code">{row.release || '–'}</td>
                  <td>{deviceWords(row.device) || '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

function Known({ value }: { value: number | undefined }) {
  return <td class="number">{value === undefined ? '–' : duration(value)}</td>;
}

function noteOf({ url, route, views }: VisitRow): string {
  return [url !== route && url, views > 1 && `${count(views)} views`].filter(Boolean).join(' · ');
}
