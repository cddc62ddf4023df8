import type { Vital } from '../../wire/answers.js';
import { ratingOf } from '../../wire/rating.js';
import { vitalValue } from '../format/vitalValue.js';
import type { metrics } from './metrics.js';

const height = 40;

/** Views by value, with the bounds of good and poor marked. The last bar is all that lies beyond. */
export function Histogram({ vital, metric }: { vital: Vital; metric: (typeof metrics)[number] }) {
  const bins = vital.histogram;
  const last = bins.at(-1);
  if (!last) return null;
  const step = (bins[0]?.to ?? 1) - (bins[0]?.from ?? 0) || 1;
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const bounds = [metric.good, metric.poor].filter((bound) => bound < last.from + step);
  const label = `Distribution of ${metric.name}: good up to ${vitalValue(metric.name, metric.good)}, poor over ${vitalValue(metric.name, metric.poor)}`;
  return (
    <div class="histogram">
      <svg
        viewBox={`0 0 ${bins.length} ${height}`}
        height={height}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {bins.map(({ from, count }, index) => {
          const bar = count ? Math.max(1.5, (count / most) * (height - 2)) : 0;
          const rating = ratingOf(from + step / 2, metric);
          return (
            <rect key={from} class={rating} x={index + 0.08} width={0.84} y={height - bar} height={bar} />
          );
        })}
        {bounds.map((bound) => (
          <line key={bound} x1={bound / step} x2={bound / step} y1="0" y2={height} />
        ))}
      </svg>
      <div class="histogram-axis" aria-hidden="true">
        <span>0</span>
        {bounds.map((bound) => (
          <span key={bound} style={{ left: `${(bound / step / bins.length) * 100}%` }}>
            {vitalValue(metric.name, bound)}
          </span>
        ))}
      </div>
    </div>
  );
}
