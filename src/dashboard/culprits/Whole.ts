/** What a row's figures are measured against. */
export interface Whole {
  /** Of all frames, ms. */
  totalBlocking: number;
  /** The largest row's; its bar is full. */
  most: number;
  sessions: number;
}
