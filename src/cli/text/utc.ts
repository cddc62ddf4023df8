/** `2026-11-23 09:41`. */
export function utc(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}
