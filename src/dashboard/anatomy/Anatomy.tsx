import type { Measure } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import { AnatomyBar } from './AnatomyBar.js';
import { PartsTable } from './PartsTable.js';
import { verdictWords } from './verdictWords.js';

/** What a run's time is made of, as a sentence, a bar and a table. */
export function Anatomy({ measure: { anatomy, sample, told, count: runs } }: { measure: Measure }) {
  if (!anatomy) {
    return (
      <section class="card none" aria-label="Anatomy">
        None of these runs was in a browser that tells of long animation frames (Chromium does), so what their
        time was made of is unknown.
      </section>
    );
  }
  const { word, why } = verdictWords(anatomy.verdict, anatomy.parts);
  const { busy, waiting, neither } = anatomy.verdicts;
  return (
    <section aria-labelledby="anatomy">
      <div class="section-head">
        <h2 id="anatomy">Anatomy</h2>
        <p>
          Mean of {count(sample.length)} runs{sample.length < told && ', spread evenly from fast to slow'}
          {told < runs && `; ${count(runs - told)} were in browsers that tell of no long frames`}.
        </p>
      </div>
      <p class="finding">
        <strong class="verdict">{word}</strong>: {why}. By themselves, {count(busy)} of the runs were busy,{' '}
        {count(waiting)} waiting and {count(neither)} neither.
      </p>
      <div class="card anatomy">
        <p class="anatomy-wall">
          <strong>{duration(anatomy.wall)}</strong> <span class="note">a run on average</span>
        </p>
        <AnatomyBar of={anatomy.parts} />
        <PartsTable of={anatomy.parts} />
        <p class="note">
          Browsers tell when things happened and not why: what ran between beginning and end counts as other
          code’s unless it is the same function, and a request counts as waited for when it began and ended
          inside.
        </p>
      </div>
    </section>
  );
}
