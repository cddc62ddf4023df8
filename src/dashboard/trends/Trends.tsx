import { useCallback, useMemo } from 'preact/hooks';
import type { Series } from '../../wire/answers.js';
import { duration } from '../format/duration.js';
import type { ScreenProps } from '../screens.js';
import { Chart } from './Chart.js';
import { SeriesTable } from './SeriesTable.js';
import { spanOf } from './spanOf.js';
import { useScheme } from './useScheme.js';

interface Props extends ScreenProps {
  series: Series;
}

/** How it went over time. */
export function Trends({ series, address, change }: Props) {
  const scheme = useScheme();
  const span = spanOf(series);
  const charts = useMemo(
    () =>
      [
        {
          title: 'Blocking per view',
          lines: [{ name: 'Blocking per view', key: 'blocking', color: '--cost' }],
        },
        {
          title: 'LCP and INP, p75',
          lines: [
            { name: 'LCP p75', key: 'lcp', color: '--line-1' },
            { name: 'INP p75', key: 'inp', color: '--line-2', dash: [5, 4] },
          ],
        },
        { title: 'Views', bars: true, lines: [{ name: 'Views', key: 'views', color: '--line-3' }] },
      ] as const,
    [],
  );
  const onSelect = useCallback(
    (start: number, end: number) => change({ range: 'custom', from: Math.round(start), to: Math.round(end) }),
    [change],
  );
  return (
    <section aria-labelledby="trends">
      <div class="section-head">
        <h2 id="trends">Over time</h2>
        <p>Steps of {duration(series.step)}. Drag across a chart to look closer.</p>
      </div>
      <div class="trends">
        {charts.map((chart) => (
          <Chart key={chart.title + scheme} {...chart} series={series} span={span} onSelect={onSelect} />
        ))}
      </div>
      <SeriesTable series={series} address={address} change={change} />
    </section>
  );
}
