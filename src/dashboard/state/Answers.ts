import type { Choices, Filter, MeasureRow, Overview, Scripts, Series, Vital } from '../../wire/answers.js';

/** All that the page shows, asked at one time with one filter. */
export interface Answers {
  filter: Filter;
  /** Epoch ms. */
  at: number;
  choices: Choices;
  overview: Overview;
  vitals: Vital[];
  scripts: Scripts;
  measures: MeasureRow[];
  series: Series;
  /** Whether the collector holds anything at all, whatever the filter says. */
  anything: boolean;
}
