import type { Series } from '../../wire/answers.js';
import { clock } from '../format/clock.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import { vitalValue } from '../format/vitalValue.js';
import { Disclosure } from '../frame/Disclosure.js';
import type { ScreenProps } from '../screens.js';

/** The charts' figures in a table, newest first. */
export function SeriesTable({ series, ...context }: { series: Series } & ScreenProps) {
  const ms = (value: number | null | undefined) => (value == null ? '–' : duration(value));
  const cls = (value: number | null | undefined) => (value == null ? '–' : vitalValue('CLS', value));
  const newestFirst = series.time.map((_, index) => index).toReversed();
  return (
    <Disclosure name="figures" class="series" summary="The same in figures" {...context}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section class="card table-card scrolls" aria-label="Figures over time, scrollable" tabIndex={0}>
        <table>
          <caption class="hidden">Views, blocking per view and Web Vitals by time, newest first.</caption>
          <thead>
            <tr>
              <th scope="col">From</th>
              {['Views', 'Blocking per view', 'LCP p75', 'INP p75', 'CLS p75'].map((title) => (
                <th key={title} scope="col" class="number">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {newestFirst.map((i) => (
              <tr key={series.time[i]}>
                <th scope="row">{clock(series.time[i]!)}</th>
                <td class="number">{count(series.views[i] ?? 0)}</td>
                <td class="number">{ms(series.blocking[i])}</td>
                <td class="number">{ms(series.lcp[i])}</td>
                <td class="number">{ms(series.inp[i])}</td>
                <td class="number">{cls(series.cls[i])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Disclosure>
  );
}
