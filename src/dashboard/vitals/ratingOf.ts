export type Rating = 'good' | 'needs-improvement' | 'poor';

/** A value at a bound still counts as the better side, as web-vitals rates it. */
export function ratingOf(value: number, bounds: { good: number; poor: number }): Rating {
  if (value > bounds.poor) return 'poor';
  return value > bounds.good ? 'needs-improvement' : 'good';
}
