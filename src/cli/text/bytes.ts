/** `940 B`, `14 kB`, `2.4 MB`; thousands, as browsers have it. */
export function bytes(size: number): string {
  if (size < 999.5) return `${Math.round(size)} B`;
  if (size < 999_500) return `${size < 9950 ? (size / 1000).toFixed(1) : Math.round(size / 1000)} kB`;
  return `${(size / 1e6).toFixed(1)} MB`;
}
