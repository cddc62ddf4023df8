import type { Coverage } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { share } from '../format/share.js';
import type { ScreenProps } from '../screens.js';
import { Days } from './Days.js';
import { HoledPages } from './HoledPages.js';
import { Parts } from './Parts.js';
import { PartsBar } from './PartsBar.js';

/** How much of what pages recorded is here. One line where it is all. */
export function CoveragePanel({
  coverage: { totals, days, pages },
  ...context
}: ScreenProps & { coverage: Coverage }) {
  const { numbered, stored } = totals;
  const ofPages = `${count(totals.pages)} ${totals.pages === 1 ? 'page' : 'pages'}`;
  const seen = days.filter((day) => day.numbered > 0);
  const complete = stored === numbered;
  return (
    <section aria-labelledby="coverage">
      <div class="section-head">
        <h2 id="coverage">Coverage</h2>
        <p>
          {numbered === 0
            ? 'No page has recorded anything yet.'
            : complete
              ? `All ${count(numbered)} entries that ${ofPages} recorded are stored.`
              : 'How much of what the pages recorded is here.'}
        </p>
      </div>
      {!complete && (
        <>
          <div class="card coverage">
            <div>
              <p class="coverage-share">
                <strong>{share(stored / numbered)}</strong>
                <span class="note">
                  {count(stored)} of {count(numbered)} entries of {ofPages}
                </span>
              </p>
              <PartsBar numbers={totals} />
              <Parts numbers={totals} />
            </div>
            {seen.length > 1 && <Days days={seen} />}
          </div>
          <HoledPages pages={pages} {...context} />
        </>
      )}
    </section>
  );
}
