import type { Vital } from '../../wire/answers.js';
import { ratingOf } from '../../wire/rating.js';
import { count } from '../format/count.js';
import { vitalValue } from '../format/vitalValue.js';
import { Histogram } from './Histogram.js';
import type { metrics } from './metrics.js';
import { RatingMark } from './RatingMark.js';
import { SharesBar } from './SharesBar.js';

interface Props {
  metric: (typeof metrics)[number];
  vital: Vital | undefined;
}

/** p75, rating, shares and distribution of one metric. */
export function VitalCard({ metric, vital }: Props) {
  const rating = vital && ratingOf(vital.p75, metric);
  return (
    <article class={`card vital ${rating ?? 'unseen'}`} aria-labelledby={`vital-${metric.name}`}>
      <header>
        <h3 id={`vital-${metric.name}`}>
          {metric.name} <span class="vital-title">{metric.title}</span>
        </h3>
        {rating && <RatingMark rating={rating} />}
      </header>
      {vital ? (
        <>
          <p class="vital-value">
            <strong>{vitalValue(vital.name, vital.p75)}</strong>
            <span class="note">
              p75 of <br />
              {count(vital.views)} {vital.views === 1 ? 'view' : 'views'}
            </span>
          </p>
          <SharesBar vital={vital} />
          <Histogram vital={vital} metric={metric} />
        </>
      ) : (
        <p class="vital-value">
          <strong>–</strong>
          <span class="note">not reported yet</span>
        </p>
      )}
    </article>
  );
}
