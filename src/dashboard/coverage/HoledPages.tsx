import type { Coverage } from '../../wire/answers.js';
import { count } from '../format/count.js';
import type { ScreenProps } from '../screens.js';
import { PageRow } from './PageRow.js';

const few = 5;

/** The pages that are not complete, those that lack most first. */
export function HoledPages({ pages, address, change }: ScreenProps & { pages: Coverage['pages'] }) {
  const all = address.rows === 'pages';
  return (
    <div class="card holed-pages">
      <h3 id="holed-pages">Pages with holes</h3>
      <ul aria-labelledby="holed-pages">
        {(all ? pages : pages.slice(0, few)).map((page) => (
          <PageRow key={page.id} page={page} address={address} change={change} />
        ))}
      </ul>
      {pages.length > few && (
        <button type="button" class="more" onClick={() => change({ rows: all ? '' : 'pages' }, 'replace')}>
          {all ? `Show the first ${few}` : `Show ${count(pages.length)} pages`}
        </button>
      )}
    </div>
  );
}
