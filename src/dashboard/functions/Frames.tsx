import type { FunctionFrame } from '../../wire/answers.js';
import { PageLink } from '../culprit/PageLink.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import type { ScreenProps } from '../screens.js';

/** The long frames that hold most of its own time; each opens the page at that time. */
export function Frames({ frames, address, change }: ScreenProps & { frames: readonly FunctionFrame[] }) {
  return (
    <section aria-labelledby="instrumented-frames">
      <h3 id="instrumented-frames">Long frames with most of its own time</h3>
      <div class="card table-card">
        <table class="evidence">
          <caption class="hidden">Long frames, those with most of its own time first</caption>
          <thead>
            <tr>
              <th scope="col">Page, at</th>
              <th scope="col">Route</th>
              <th scope="col">Release</th>
              {['Frame', 'Blocked', 'Calls', 'Its own time'].map((title) => (
                <th key={title} scope="col" class="number">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {frames.map((frame) => (
              <tr key={`${frame.page} ${frame.startTime}`}>
                <th scope="row">
                  <PageLink page={frame.page} at={frame.startTime} address={address} change={change} />
                </th>
                <td>{frame.route}</td>
                <td>{frame.release || '–'}</td>
                <td class="number">{duration(frame.duration)}</td>
                <td class="number">{duration(frame.blocking)}</td>
                <td class="number">{count(frame.calls)}</td>
                <td class="number">{duration(frame.own)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
