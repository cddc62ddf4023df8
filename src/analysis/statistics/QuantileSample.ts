/** What is known of the p75 of one side's values. A visit can bring several values, which are alike. */
export interface QuantileSample {
  visits: number;
  values: number;
  /** Sum over the visits of their numbers of values, squared. */
  squares: number;
  value: number;
  /**
   * The sample's values at the ranks `p ∓ step × error`, for each of `limitSteps`; null beyond its first and last
   * value. `error` is the standard error of the share of values below `value`, with the visit as the unit.
   */
  low: readonly (number | null)[];
  high: readonly (number | null)[];
}

/** In standard errors. */
export const limitSteps: readonly number[] = Array.from({ length: 14 }, (_, i) => (i + 1) / 2);
