import type { Series } from '../../wire/answers.js';

/** One line of a chart. */
export interface Line {
  name: string;
  key: Exclude<keyof Series, 'step' | 'time'>;
  /** A custom property of the style sheet. */
  color: string;
  dash?: readonly number[];
}
