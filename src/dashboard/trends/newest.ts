import type { AlignedData } from 'uplot';

/** Index of the last step for which any line has a figure. */
export function newest([time, ...lines]: AlignedData): number {
  for (let i = time.length - 1; i > 0; i--) if (lines.some((line) => line[i])) return i;
  return 0;
}
