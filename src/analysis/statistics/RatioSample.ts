/**
 * Sums over the visits of one side, of each `n` values (mostly views) of which it brought, and the amount `y` in them.
 * What is asked is Σy / Σn, so much a view.
 */
export interface RatioSample {
  visits: number;
  /** Σn */
  values: number;
  /** Σn² */
  squares: number;
  /** Σy */
  total: number;
  /** Σy² */
  totalSquares: number;
  /** Σny */
  products: number;
  /** Visits with an amount at all. */
  touched: number;
}
