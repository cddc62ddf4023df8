import { Fragment } from 'preact';
import type { CulpritFrame } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import type { ScreenProps } from '../screens.js';
import { RunningIn } from '../timeline/RunningIn.js';
import { PageLink } from './PageLink.js';

interface Props extends ScreenProps {
  frames: readonly CulpritFrame[];
  /** How many there are. */
  of: number;
}

/** The frames that it blocked longest; each opens the page at that time. */
export function WorstFrames({ frames, of, address, change }: Props) {
  return (
    <section aria-labelledby="culprit-frames">
      <div class="section-head">
        <h3 id="culprit-frames">Worst frames</h3>
        <p>
          {frames.length < of
            ? `The ${count(frames.length)} of ${count(of)} that it blocked longest.`
            : 'All of them.'}
        </p>
      </div>
      <div class="card table-card">
        <table class="evidence">
          <caption class="hidden">Its worst frames, those that it blocked longest first</caption>
          <thead>
            <tr>
              <th scope="col">Page, at</th>
              <th scope="col">Route</th>
              <th scope="col">Release</th>
              <th scope="col" class="number">
                Frame
              </th>
              <th scope="col" class="number">
                Blocked
              </th>
              <th scope="col" class="number">
                Its own time
              </th>
              <th scope="col" class="number">
                Forced layout
              </th>
            </tr>
          </thead>
          <tbody>
            {frames.map((frame) => (
              <Fragment key={`${frame.page} ${frame.startTime}`}>
                <tr>
                  <th scope="row">
                    <PageLink page={frame.page} at={frame.startTime} address={address} change={change} />
                  </th>
                  <td>{frame.route}</td>
                  <td>{frame.release || '–'}</td>
                  <td class="number">{duration(frame.duration)}</td>
                  <td class="number">{duration(frame.blocking)}</td>
                  <td class="number">{duration(frame.ownDuration)}</td>
                  <td class="number">{duration(frame.ownForced)}</td>
                </tr>
                {frame.running && (
                  <tr class="running-row">
                    <td colSpan={7}>
                      <RunningIn running={frame.running} address={address} change={change} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
