import type { Measure } from '../../wire/answers.js';
import { clock } from '../format/clock.js';
import { duration } from '../format/duration.js';
import { Disclosure } from '../frame/Disclosure.js';
import { Link } from '../frame/Link.js';
import type { ScreenProps } from '../screens.js';
import { AnatomyBar } from './AnatomyBar.js';
import { PieceName } from './PieceName.js';
import { parts } from './parts.js';
import { verdictWords } from './verdictWords.js';

/** The slowest runs, each with its own bar; opens to what took its time. */
export function Runs({ measure, address, change }: { measure: Measure } & ScreenProps) {
  const longest = Math.max(0, ...measure.slowest.map((run) => run.duration));
  return (
    <section aria-labelledby="runs">
      <div class="section-head">
        <h2 id="runs">Slowest runs</h2>
        <p>Each opens to what took its time.</p>
      </div>
      <ol class="card runs">
        {measure.slowest.map((run) => (
          <li key={`${run.page} ${run.seq}`}>
            <Disclosure
              name={`${run.page} ${run.seq}`}
              address={address}
              change={change}
              summary={
                <>
                  <strong>{duration(run.duration)}</strong>
                  <span class="run-bar">
                    <AnatomyBar of={run.parts} longest={longest} />
                  </span>
                  <span class="note">{verdictWords(run.verdict, run.parts).word}</span>
                </>
              }
            >
              <div class="run">
                <p class="note">
                  {clock(run.time)} · {run.route} {run.release && `· release ${run.release}`} ·{' '}
                  <Link
                    address={address}
                    to={{ show: 'page', of: run.page, at: Math.max(0, run.start) }}
                    change={change}
                  >
                    see the visit
                  </Link>
                  {run.truncated &&
                    ' · it holds more frames or requests than were looked at: its rest is too large'}
                </p>
                <dl class="run-parts">
                  {parts.map(
                    ({ key, title }) =>
                      run.parts[key] > 0 && (
                        <div key={key}>
                          <dt>
                            <span class={`swatch part-${key}`} aria-hidden="true" />
                            {title}
                          </dt>
                          <dd>{duration(run.parts[key])}</dd>
                        </div>
                      ),
                  )}
                </dl>
                <ul class="pieces">
                  {run.pieces.map((piece, i) => (
                    <li key={`${i} ${piece.part}`}>
                      <span class={`swatch part-${piece.part}`} aria-hidden="true" />
                      <strong>{duration(piece.ms)}</strong>
                      <span class="function">
                        <PieceName piece={piece} address={address} change={change} />
                      </span>
                    </li>
                  ))}
                </ul>
              </div>
            </Disclosure>
          </li>
        ))}
      </ol>
    </section>
  );
}
