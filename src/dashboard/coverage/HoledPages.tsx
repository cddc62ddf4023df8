import { useState } from 'preact/hooks';
import type { Coverage } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { PageRow } from './PageRow.js';

const few = 5;

/** The pages that are not complete, those that lack most first. */
export function HoledPages({ pages }: { pages: Coverage['pages'] }) {
  const [all, setAll] = useState(false);
  return (
    <div class="card holed-pages">
      <h3 id="holed-pages">Pages with holes</h3>
      <ul aria-labelledby="holed-pages">
        {(all ? pages : pages.slice(0, few)).map((page) => (
          <PageRow key={page.id} page={page} />
        ))}
      </ul>
      {pages.length > few && (
        <button type="button" class="more" onClick={() => setAll(!all)}>
          {all ? `Show the first ${few}` : `Show ${count(pages.length)} pages`}
        </button>
      )}
    </div>
  );
}
