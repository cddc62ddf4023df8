import type { Line, Span } from './Line.js';
import { lineWidth, textWidth } from './lineWidth.js';

/** The line in at most so many columns; what was left out, at its end, is an ellipsis. */
export function cut(line: Line, width: number): Line {
  if (lineWidth(line) <= width) return line;
  if (width < 1) return [];
  const kept: Span[] = [];
  let room = width - 1;
  for (const span of line) {
    let text = '';
    for (const character of span.text) {
      const taken = textWidth(character);
      if (taken > room) return [...kept, { ...span, text: `${text}…` }];
      room -= taken;
      text += character;
    }
    kept.push({ ...span, text });
  }
  return kept;
}

/** The line in exactly so many columns. */
export function fit(line: Line, width: number, side: 'left' | 'right' = 'left'): Line {
  const shown = cut(line, width);
  const space = { text: ' '.repeat(Math.max(0, width - lineWidth(shown))) };
  if (!space.text) return shown;
  return side === 'left' ? [...shown, space] : [space, ...shown];
}
