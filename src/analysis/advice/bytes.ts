/** `40 kB`, `1.2 MB`. */
export function bytes(value: number): string {
  if (value < 999.5) return `${Math.round(value)}\u202fB`;
  return value < 999_500 ? `${Math.round(value / 1000)}\u202fkB` : `${(value / 1e6).toFixed(1)}\u202fMB`;
}
