import type { Interaction } from '../../wire/answers.js';
import { ScriptPlace } from '../anatomy/ScriptPlace.js';
import { clock } from '../format/clock.js';
import { duration } from '../format/duration.js';
import { Link } from '../frame/Link.js';
import type { ScreenProps } from '../screens.js';
import { PhaseBar } from './PhaseBar.js';
import { phaseWords } from './phaseWords.js';

const words = new Map(phaseWords.map(({ key, title }) => [key, title.toLowerCase()]));

/** One interaction: its phases, the long frames within it and their scripts, up to the next paint. */
export function Example({ example, address, change }: { example: Interaction } & ScreenProps) {
  const { page, start, total, time, route, release, phases, frames, paint } = example;
  const after = (at: number) => duration(Math.max(0, at - start));
  return (
    <section class="example" aria-label={`Interaction of ${duration(total)} at ${clock(time)}`}>
      <p>
        <strong>{duration(total)}</strong>{' '}
        <span class="note">
          {clock(time)} · {route} {release && `· release ${release}`} ·{' '}
          <Link address={address} to={{ show: 'page', of: page, at: Math.max(0, start) }} change={change}>
            see the visit
          </Link>
        </span>
      </p>
      <PhaseBar phases={phases} longest={total} />
      <ol class="example-frames">
        {frames.map((frame) => (
          <li key={frame.start}>
            <p>
              Long frame of <strong>{duration(frame.duration)}</strong>
              <span class="note">
                {frame.start < start
                  ? ', already under way'
                  : `, began ${after(frame.start)} after the input`}
                {frame.renderStart !== undefined && `, drew from ${after(frame.renderStart)} on`}
              </span>
            </p>
            <ul class="example-scripts">
              {frame.scripts.map((script, i) => (
                <li key={`${i} ${script.start}`} class={`during-${script.during}`}>
                  <strong>{duration(script.duration)}</strong>
                  <span class="function">
                    <ScriptPlace script={script} address={address} change={change} />
                    <span class="note">
                      in {words.get(script.during)}
                      {script.forced > 0 && `, ${duration(script.forced)} of it forced layout`}
                    </span>
                  </span>
                </li>
              ))}
              {!frame.scripts.length && <li class="note">No script that it names lies within.</li>}
            </ul>
          </li>
        ))}
      </ol>
      {!frames.length && <p class="note">No long frame lies within it.</p>}
      <p class="note">
        Next paint {after(paint)} after the input, {duration(paint)} after the page began.
      </p>
    </section>
  );
}
