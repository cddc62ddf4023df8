import type { CulpritRow } from '../../wire/answers.js';

type Named = Pick<CulpritRow, 'sourceFunctionName' | 'invokerType' | 'source' | 'unattributed'>;

/** As in its source, else as served. Async functions, promise callbacks and top-level code have no name of their own. */
export function nameOf(row: Named): string {
  if (row.unattributed) return 'Unattributed';
  if (!isNamed(row)) return row.invokerType.endsWith('-script') ? '(top level)' : '(anonymous)';
  return (row.source && 'file' in row.source && row.source.name) || row.sourceFunctionName;
}

export function isNamed({ source, sourceFunctionName }: Named): boolean {
  return sourceFunctionName !== '' || !!(source && 'file' in source && source.name);
}
