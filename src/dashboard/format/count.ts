const thinSpace = '\u202f';
const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** `12 345`, with narrow no-break spaces. */
export function count(value: number): string {
  return grouped.format(value).replaceAll(',', thinSpace);
}
