import type { Answers } from '../../wire/answers.js';

/** What the frame of every screen shows, asked at one time with one filter. */
export interface Shown extends Pick<Answers, 'choices' | 'overview'> {
  /** Epoch ms. */
  at: number;
  /** Whether the collector holds anything at all, whatever the filter says. */
  anything: boolean;
}
