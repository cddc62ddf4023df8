import { type Line, own, type Style } from './Line.js';

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar of a share, 0–1, in eighths of a column; what is not nothing shows. */
export function bar(share: number, width: number, style?: Style): Line {
  const length = Math.max(share > 0 ? 1 : 0, Math.round(Math.min(1, Math.max(0, share)) * width * 8));
  return [own('█'.repeat(length >> 3) + eighths[length & 7], style)];
}
