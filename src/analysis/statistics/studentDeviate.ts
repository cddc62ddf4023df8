/**
 * The deviate of Student's t with `freedom` degrees that has the same tail as the normal deviate `z`.
 *
 * From 10 degrees on within 1 % up to z = 5. Source: Abramowitz and Stegun, 26.7.5.
 */
export function studentDeviate(z: number, freedom: number): number {
  const [z2, v] = [z * z, freedom];
  const g1 = (z * (z2 + 1)) / 4;
  const g2 = (z * ((5 * z2 + 16) * z2 + 3)) / 96;
  const g3 = (z * (((3 * z2 + 19) * z2 + 17) * z2 - 15)) / 384;
  const g4 = (z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945)) / 92160;
  return z + g1 / v + g2 / v ** 2 + g3 / v ** 3 + g4 / v ** 4;
}
