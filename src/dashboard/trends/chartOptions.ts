import uPlot from 'uplot';
import { clock } from '../format/clock.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import { axisTime } from './axisTime.js';
import { isolated } from './isolated.js';
import type { Line } from './Line.js';
import { newest } from './newest.js';

interface Wanted {
  lines: readonly Line[];
  bars: boolean;
  width: number;
  /** Of the time axis, read whenever it is drawn. */
  span: { current: [number, number] };
  onSelect: (from: number, to: number) => void;
}

const font = '11px system-ui, sans-serif';

/** uPlot's options in the style sheet's colours. */
export function chartOptions({ lines, bars, width, span, onSelect }: Wanted): uPlot.Options {
  const css = getComputedStyle(document.documentElement);
  const color = (name: string) => css.getPropertyValue(name).trim();
  const text = lines[0]?.key === 'views' ? count : duration;
  const axis: uPlot.Axis = { stroke: color('--muted'), font, ticks: { show: false } };
  const filled = (line: Line) => bars || line.key === 'blocking';
  return {
    width,
    height: 170,
    ms: 1,
    padding: [8, 18, 0, 0],
    cursor: {
      sync: { key: 'trends', filters: { pub: (type) => type === 'mousemove' || type === 'mouseleave' } },
      drag: { x: true, y: false, setScale: false },
      points: { size: 7 },
    },
    scales: {
      x: { time: true, range: () => span.current },
      y: { range: (_, __, max) => [0, max > 0 ? max * 1.08 : 1] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        space: 64,
        size: 26,
        values: (_, splits, __, ___, between) => splits.map((epoch) => axisTime(epoch, between)),
      },
      {
        ...axis,
        grid: { stroke: color('--rule'), width: 1 },
        size: 58,
        space: 34,
        values: (_, splits) => splits.map((value) => (bars && value % 1 ? '' : text(value))),
      },
    ],
    series: [
      { label: 'From', value: (_, epoch) => (epoch === null ? '–' : clock(epoch)) },
      ...lines.map((line): uPlot.Series => {
        const stroke = color(line.color);
        return {
          label: line.name,
          stroke,
          width: bars ? 0 : 1.75,
          value: (_, value) => (value === null ? '–' : text(value)),
          ...(line.dash && { dash: [...line.dash] }),
          ...(filled(line) && { fill: bars ? `${stroke}b0` : `${stroke}26` }),
          ...(bars
            ? { paths: uPlot.paths.bars!({ size: [0.8, 24], align: 1 }), points: { show: false } }
            : {
                points: {
                  size: 5,
                  fill: stroke,
                  filter: (chart, line, dense) => (dense ? null : isolated(chart.data[line]!)),
                },
              }),
        };
      }),
    ],
    hooks: {
      setSelect: [
        (chart) => {
          const { left, width: wide } = chart.select;
          if (wide < 8) return;
          const [start, end] = [chart.posToVal(left, 'x'), chart.posToVal(left + wide, 'x')];
          chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          onSelect(start, end);
        },
      ],
      // At rest, the legend shows the newest figures.
      setCursor: [(chart) => chart.cursor.idx == null && chart.setLegend({ idx: newest(chart.data) }, false)],
    },
  };
}
