/**
 * The probability that a standard normal lies farther from 0 than `z`, either way: 0.05 for 1.96.
 *
 * Within a relative 1.2e-7 everywhere. Source: Press et al., Numerical Recipes, `erfcc`.
 */
export function tail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const series = coefficients.reduceRight((sum, c) => c + t * sum, 0);
  return Math.min(1, t * Math.exp(-x * x + series));
}

const coefficients = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
  -0.82215223, 0.17087277,
];
