import type { Bin } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';

/** Frames by its time in them, a row a bin: a picture and a table in one. */
export function FrameHistogram({ bins }: { bins: readonly Bin[] }) {
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  return (
    <section aria-labelledby="culprit-times">
      <h3 id="culprit-times">Its time in a frame</h3>
      <div class="card table-card">
        <table class="times">
          <caption class="hidden">Frames by its time in them</caption>
          <thead class="hidden">
            <tr>
              <th scope="col">Time</th>
              <th scope="col">Frames</th>
            </tr>
          </thead>
          <tbody>
            {bins.map(({ from, to, count: frames }) => (
              <tr key={from}>
                <th scope="row">
                  {to === undefined
                    ? `${duration(from)} and more`
                    : from < 1000 && to < 1000
                      ? `${count(from)}–${duration(to)}`
                      : `${duration(from)}–${duration(to)}`}
                </th>
                <td>
                  <span class="times-bar" aria-hidden="true" style={{ width: `${(75 * frames) / most}%` }} />
                  {count(frames)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
