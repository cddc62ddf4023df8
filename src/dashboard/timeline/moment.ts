const space = '\u202f';

/** A time on the page's clock: `3.4 ms`, `340 ms`, `1.254 s`; on an axis as exact as its `step` (ms) asks for. */
export function moment(ms: number, step?: number): string {
  const inSeconds = Math.abs(ms) >= 1000 || (step !== undefined && step >= 1000);
  const value = inSeconds ? ms / 1000 : ms;
  const unit = inSeconds ? 's' : 'ms';
  if (step === undefined)
    return `${Number(value.toFixed(inSeconds ? 3 : value < 9.95 ? 1 : 0))}${space}${unit}`;
  const digits = -Math.floor(Math.log10(step) + 1e-9) + (inSeconds ? 3 : 0);
  return `${value.toFixed(Math.max(0, Math.min(6, digits)))}${space}${unit}`;
}
