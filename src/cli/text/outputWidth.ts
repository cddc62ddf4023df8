/** Columns to write in: the terminal's; in a pipe those that `COLUMNS` says, else 100. */
export function outputWidth(
  { columns }: { columns?: number } = process.stdout,
  { COLUMNS }: Record<string, string | undefined> = process.env,
): number {
  return columns || (/^[1-9]\d{0,3}$/.test(COLUMNS ?? '') ? Number(COLUMNS) : 100);
}
