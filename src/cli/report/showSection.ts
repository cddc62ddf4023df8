import { cut } from '../text/cut.js';
import { type Line, own } from '../text/Line.js';
import { table } from '../text/table.js';
import { wrap } from '../text/wrap.js';
import { codeLines } from './codeLines.js';
import type { Section } from './Section.js';

/** The section for a terminal of so many columns. */
export function showSection(
  { title, note, table: figures, items = [], more }: Section,
  width: number,
): Line[] {
  const beside = note && title.length + 2 + note.length <= width;
  const below = note && !beside ? wrap(note, width - 2).map((text) => [own(`  ${text}`)]) : [];
  const lines: Line[] = [
    [own(title, 'bold'), ...(beside ? [own(`  ${note}`)] : [])],
    ...below,
    ...(figures ? (figures.rows.length ? table(figures, width) : [[own('  –')]]) : []),
    ...items.flatMap(({ head, texts, code }, i): Line[] => [
      ...(i ? [[]] : []),
      ...wrapLine(head, width, '  '),
      ...texts.flatMap((text) => wrapLine(text, width, '    ')),
      ...(code ? codeLines(code).map((text): Line => [own(`      ${text}`, 'cyan')]) : []),
    ]),
    ...(more ? [[own(`  ${more}`, 'dim')]] : []),
  ];
  return lines.map((line) => cut(line, width));
}

/** A line that fits stays as it is; a longer one is wrapped, and has the look of its first span. */
function wrapLine(line: Line, width: number, indent: string): Line[] {
  const text = line.map((span) => span.text).join('');
  const lines = wrap(text, width - indent.length);
  if (lines.length < 2) return [[own(indent), ...line]];
  return lines.map((part) => [own(indent), { text: part, style: line[0]?.style }]);
}
