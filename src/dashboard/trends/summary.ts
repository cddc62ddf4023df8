import type { Series } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import type { Line } from './Line.js';

/** A chart in words, for whom can't see it. */
export function summary(title: string, lines: readonly Line[], series: Series): string {
  const parts = lines.map(({ name, key }) => {
    const column: (number | null)[] = series[key];
    const values = column.filter((value) => value !== null);
    if (!values.length) return `${name}: no figures`;
    const text = key === 'views' ? count : duration;
    return `${name}: from ${text(Math.min(...values))} to ${text(Math.max(...values))}, last ${text(values.at(-1)!)}`;
  });
  return `${title} over time. ${parts.join('. ')}.`;
}
