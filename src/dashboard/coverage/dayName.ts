const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** `23 Nov` of a day as the API writes it: `2026-11-23`. */
export function dayName(day: string): string {
  return format.format(Date.parse(day));
}
