import type { Coverage } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { share } from '../format/share.js';
import { dayName } from './dayName.js';
import { givenUp } from './givenUp.js';

/** The columns' figures, newest first. */
export function DayTable({ days }: { days: Coverage['days'] }) {
  return (
    <details class="series">
      <summary>The same in figures</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section class="card table-card scrolls" aria-label="Coverage by day, scrollable" tabIndex={0}>
        <table>
          <caption class="hidden">Coverage by the UTC day on which a page began, newest first.</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              {['Coverage', 'Stored', 'Dropped', 'Missing', 'Pages'].map((name) => (
                <th key={name} scope="col" class="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map((day) => (
              <tr key={day.day}>
                <th scope="row">{dayName(day.day)}</th>
                <td class="number">{share(day.stored / day.numbered)}</td>
                <td class="number">{count(day.stored)}</td>
                <td class="number">{count(givenUp(day))}</td>
                <td class="number">{count(day.missing)}</td>
                <td class="number">{count(day.pages)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
