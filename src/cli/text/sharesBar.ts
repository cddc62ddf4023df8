import type { Line, Style } from './Line.js';

export interface Part {
  /** Of the whole, 0–1. */
  share: number;
  glyph: string;
  style?: Style;
}

/** Parts side by side in a bar; a part that is not nothing has a column of its own where there is room. */
export function sharesBar(parts: readonly Part[], width: number): Line {
  const columns = apportion(
    parts.map(({ share }) => share),
    width,
  );
  return parts.map(({ glyph, style }, i) => ({ text: glyph.repeat(columns[i]!), style }));
}

/** Whole columns by share: they sum to `width` where the shares sum to 1, and to less in proportion. */
export function apportion(shares: readonly number[], width: number): number[] {
  const total = Math.round(width * Math.min(1, sum(shares)));
  const columns = shares.map((share) => (share > 0 ? Math.max(1, Math.round(share * width)) : 0));
  // The largest part bears what rounding made too much or too little.
  while (sum(columns) !== total) {
    const largest = columns.indexOf(Math.max(...columns));
    if (!columns[largest]) break;
    columns[largest]! += Math.sign(total - sum(columns));
  }
  return columns;
}

function sum(list: readonly number[]): number {
  return list.reduce((total, value) => total + value, 0);
}
