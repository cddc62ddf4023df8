/**
 * How many visits of equal weight tell as much as these do. One visit that brings a thousand values beside twenty that
 * bring one each tells about itself. Source: Kish, Survey Sampling (1965), the effective sample size.
 */
export function effectiveVisits({ values, squares }: { values: number; squares: number }): number {
  return squares > 0 ? values ** 2 / squares : 0;
}
