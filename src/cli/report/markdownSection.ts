import type { Line } from '../text/Line.js';
import type { Table } from '../text/table.js';
import { codeLines } from './codeLines.js';
import type { Section } from './Section.js';

/** The section as GitHub's Markdown. What pages sent stands as code, in which nothing means anything. */
export function markdownSection({ title, note, table, items = [], more }: Section): string {
  return [
    `### ${escaped(title)}`,
    ...(note ? [escaped(note)] : []),
    ...(table ? [table.rows.length ? markdownTable(table) : '–'] : []),
    ...items.map(({ head, texts, code }) =>
      [
        `- **${inline(head)}**`,
        ...texts.map((text) => `  ${inline(text)}`),
        ...(code ? [indented(fenced(codeLines(code).join('\n')))] : []),
      ].join('\n\n'),
    ),
    ...(more ? [escaped(more)] : []),
  ].join('\n\n');
}

function markdownTable({ columns, rows }: Table): string {
  const shown = columns.map((_, i) => i).filter((i) => !columns[i]!.drawn);
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    row(shown.map((i) => escaped(columns[i]!.head))),
    row(shown.map((i) => (columns[i]!.left ? ':--' : '--:'))),
    ...rows.map((cells) => row(shown.map((i) => inline(cells[i] as Line)))),
  ].join('\n');
}

function inline(line: Line): string {
  const kinds = { name: code, prose: disarmed, own: escaped };
  return line.map(({ text, foreign }) => kinds[foreign ?? 'own'](text)).join('');
}

/** Nothing in it is Markdown, a link, a mention or a reference to an issue; the word joiner has no width. */
function disarmed(text: string): string {
  return text.replace(/[@#]/g, '$&\u2060').replace(/[\\`*_{}[\]<>|~#@$&!:/.]/g, '\\$&');
}

/** A code span; in a table a `|` ends the cell even there, unless a backslash stands before it. */
function code(text: string): string {
  const shown = text
    .replace(/\\(?=\|)/g, '⧵')
    .replaceAll('|', '\\|')
    .trim();
  if (!shown) return '–';
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const space = longest ? ' ' : '';
  return `${fence}${space}${shown}${space}${fence}`;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|~#@$]/g, '\\$&');
}

function fenced(code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}js\n${code}\n${fence}`;
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}
