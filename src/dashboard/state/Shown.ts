import type { Answers, Filter } from '../../wire/answers.js';

/** All that the page shows, asked at one time with one filter. */
export interface Shown extends Omit<Answers, 'report'> {
  filter: Filter;
  /** Epoch ms. */
  at: number;
  /** Whether the collector holds anything at all, whatever the filter says. */
  anything: boolean;
}
