/** A difference as two samples tell it, target − base. */
export interface Estimate {
  value: number;
  /**
   * The interval that holds the true difference in as many of many repetitions as a normal variable stays within `z`:
   * 95 % for 1.96. Infinite where the samples are too small for that `z`. Wider for a larger `z`.
   */
  limits(z: number): [low: number, high: number];
}
