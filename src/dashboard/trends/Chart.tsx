import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import type { Series } from '../../wire/answers.js';
import { chartOptions } from './chartOptions.js';
import type { Line } from './Line.js';
import { newest } from './newest.js';
import { summary } from './summary.js';

interface Props {
  title: string;
  lines: readonly Line[];
  bars?: boolean;
  series: Series;
  /** Of the time axis, epoch ms. */
  span: [number, number];
  onSelect: (from: number, to: number) => void;
}

/** A chart as wide as its place. New figures are drawn into the same canvas, so that nothing flickers. */
export function Chart({ title, lines, bars = false, series, span, onSelect }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(undefined);
  const shown = useRef(span);
  shown.current = span;

  useEffect(() => {
    const element = place.current!;
    const made = new uPlot(
      chartOptions({ lines, bars, width: element.clientWidth, span: shown, onSelect }),
      [[]],
      element,
    );
    chart.current = made;
    const resize = new ResizeObserver(() =>
      made.setSize({ width: element.clientWidth, height: made.height }),
    );
    resize.observe(element);
    return () => {
      resize.disconnect();
      made.destroy();
    };
  }, [lines, bars, onSelect]);

  useEffect(() => {
    const drawn = chart.current;
    drawn?.setData([series.time, ...lines.map(({ key }) => series[key])]);
    if (drawn && drawn.cursor.idx == null) drawn.setLegend({ idx: newest(drawn.data) }, false);
  }, [series, lines]);

  return (
    <figure class="card chart">
      <figcaption>{title}</figcaption>
      <div ref={place} role="img" aria-label={summary(title, lines, series)} />
    </figure>
  );
}
