const space = '\u202f';

/** A share of 0–1 in percent; what is neither nothing nor all never reads `0 %` or `100 %`. */
export function share(value: number): string {
  const percent = value * 100;
  if (percent > 0 && percent < 0.5) return `<${space}1${space}%`;
  if (percent >= 99.5 && percent < 100) return `${Math.floor(percent * 10) / 10}${space}%`;
  return `${Math.round(percent)}${space}%`;
}
