/** The escape sequences that colour text take no room. */
const sequences = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');

/** Aligned columns: the first to the left, figures to the right. No rows: a dash. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (!rows.length) return '  –';
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => width(row[column]!))));
  return all
    .map((row) => {
      const cells = row.map((cell, column) => {
        const space = ' '.repeat(widths[column]! - width(cell));
        return column ? space + cell : cell + space;
      });
      return `  ${cells.join('  ')}`.trimEnd();
    })
    .join('\n');
}

function width(cell: string): number {
  return [...cell.replace(sequences, '')].length;
}
