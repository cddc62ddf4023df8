import type { Line, Style } from './Line.js';

const escapeCode = String.fromCharCode(27);
/** SGR codes, on and off. */
const codes: Record<Style, [on: number, off: number]> = {
  bold: [1, 22],
  dim: [2, 22],
  inverse: [7, 27],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
};

/** The line as it is written to a terminal, without spaces at its end. */
export function paint(line: Line, colour: boolean): string {
  const end = line.findLastIndex(({ text, style }) => style === 'inverse' || text.trimEnd());
  return line
    .slice(0, end + 1)
    .map(({ text, style }, i) => {
      const shown = i === end && style !== 'inverse' ? text.trimEnd() : text;
      if (!colour || !style || !shown) return shown;
      const [on, off] = codes[style];
      return `${escapeCode}[${on}m${shown}${escapeCode}[${off}m`;
    })
    .join('');
}
