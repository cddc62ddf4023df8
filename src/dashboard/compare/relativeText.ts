const space = '\u202f';

/** A relative difference: `+12 %`, `−0.4 %`. */
export function relativeText(value: number): string {
  const percent = Math.abs(value) * 100;
  const digits = percent < 9.95 ? percent.toFixed(1) : Math.round(percent).toLocaleString('en');
  const sign = Number(digits) === 0 ? '' : value > 0 ? '+' : '−';
  return `${sign}${digits}${space}%`;
}
