import type { Vital } from '../../wire/answers.js';
import { metrics } from './metrics.js';
import { VitalCard } from './VitalCard.js';

/** A card a metric, always in the same place. */
export function Vitals({ vitals }: { vitals: Vital[] }) {
  return (
    <section aria-labelledby="vitals">
      <div class="section-head">
        <h2 id="vitals">Web Vitals</h2>
        <p>75th percentile: three views in four were at least this good.</p>
      </div>
      <div class="vitals">
        {metrics.map((metric) => (
          <VitalCard
            key={metric.name}
            metric={metric}
            vital={vitals.find(({ name }) => name === metric.name)}
          />
        ))}
      </div>
    </section>
  );
}
