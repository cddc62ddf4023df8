import type { CulpritFilter } from '../wire/index.js';
import { FilterError, parseQuestion } from './parseFilter.js';

/** @throws {FilterError} */
export function parseCulprit(query: URLSearchParams): CulpritFilter {
  const { key, ...filter } = parseQuestion(query, { key: culpritKey });
  if (key === undefined) throw new FilterError('key must be the key of a row of culprits');
  return { ...filter, key };
}

function culpritKey(value: string): string {
  if (!/^[0-9a-f]{16}$/.test(value))
    throw new FilterError(
      `key must be the key of a row of culprits, 16 hexadecimal digits, not ${JSON.stringify(value)}`,
    );
  return value;
}
