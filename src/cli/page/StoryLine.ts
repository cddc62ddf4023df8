import type { Line, Style } from '../text/Line.js';

/** One line of a visit's story; times on the page's clock, ms. */
export interface StoryLine {
  start: number;
  /** Absent: a moment. */
  duration?: number;
  /** Of its bar. */
  style: Style;
  text: Line;
  /** Stays however few lines there is room for; the others stay by their length. */
  kept?: true;
  /** It lies somewhere within the line above: there is no time to show. */
  unplaced?: true;
}
