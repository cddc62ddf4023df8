const levels = [...'▁▂▃▄▅▆▇█'];

/** A column a value, the largest highest; what is not known is a space. */
export function sparkline(values: readonly (number | null)[]): string {
  const most = Math.max(0, ...values.map((value) => value ?? 0));
  return values
    .map((value) => {
      if (value === null) return ' ';
      return levels[most > 0 ? Math.min(7, Math.ceil((Math.max(0, value) / most) * 7)) : 0];
    })
    .join('');
}
