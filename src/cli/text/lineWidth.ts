import type { Line } from './Line.js';

/** East Asian wide and fullwidth, and what is drawn as emoji; Unicode's UAX 11. */
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18CFF}\u{1AFF0}-\u{1B2FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;
/** Marks that stand on the letter before, and the parts of Hangul syllables that join it. */
const none = /[\p{Mn}\p{Me}\u1160-\u11FF\uD7B0-\uD7FF]/u;
const plain = /^[\x20-\x7e]*$/;

/** Columns that printable text takes. */
export function textWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += none.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}

export function lineWidth(line: Line): number {
  return line.reduce((sum, { text }) => sum + textWidth(text), 0);
}
