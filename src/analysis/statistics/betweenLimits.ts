type Limits = readonly [low: number, high: number];

/**
 * Limits of the difference of two independent figures from the limits of each; they need not be symmetrical.
 * Source: Zou and Donner, "Construction of confidence limits about effect measures" (2008), MOVER; for shares
 * Newcombe's hybrid score interval (1998).
 */
export function betweenLimits(
  target: { value: number; limits: Limits },
  base: { value: number; limits: Limits },
): [low: number, high: number] {
  const value = target.value - base.value;
  return [
    value - Math.hypot(target.value - target.limits[0], base.limits[1] - base.value),
    value + Math.hypot(target.limits[1] - target.value, base.value - base.limits[0]),
  ];
}
