import type { Measure } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';

const height = 90;

/** Runs by duration. The last bar is all that lies beyond. */
export function Durations({ measure }: { measure: Measure }) {
  const bins = measure.histogram;
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const step = bins[0]?.to ?? 1;
  const end = step * bins.length;
  const marks = [
    ['p50', measure.p50],
    ['p75', measure.p75],
    ['p95', measure.p95],
  ] as const;
  const at = (value: number) => Math.max(0, Math.min(1, value / end));
  return (
    <figure class="card durations">
      <figcaption>
        {marks.map(([name, value]) => (
          <span key={name}>
            {name} <strong>{duration(value)}</strong>
          </span>
        ))}
      </figcaption>
      <svg
        viewBox={`0 0 ${bins.length} ${height}`}
        height={height}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Distribution of ${count(measure.count)} durations: half up to ${duration(measure.p50)}, 95 in 100 up to ${duration(measure.p95)}`}
      >
        {bins.map(({ from, to, count: runs }, i) => {
          const bar = runs ? Math.max(1.5, (runs / most) * (height - 2)) : 0;
          const title =
            to === undefined ? `${duration(from)} and more` : `${duration(from)} to ${duration(to)}`;
          return (
            <rect key={from} x={i + 0.08} width={0.84} y={height - bar} height={bar}>
              <title>
                {title}: {count(runs)}
              </title>
            </rect>
          );
        })}
        {marks.map(([name, value]) => (
          <line key={name} x1={at(value) * bins.length} x2={at(value) * bins.length} y1="0" y2={height} />
        ))}
      </svg>
      <div class="durations-axis" aria-hidden="true">
        <span>0</span>
        <span>{duration(end / 2)}</span>
        <span>{duration(end - step)} and more</span>
      </div>
    </figure>
  );
}
