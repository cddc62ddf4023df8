import type { Party, Place } from '../wire/index.js';
import { isFieldmark } from './isFieldmark.js';
import { originOf } from './originOf.js';

/**
 * Whose code it is; nothing where the browser names no file that says so. Nobody has the source maps of another's code,
 * so what has one is own, wherever it is served.
 * @param ownOrigins origins other than the pages' that are the application's own
 */
export function partyOf(
  { sourceURL, source }: Pick<Place, 'sourceURL' | 'source'>,
  ownOrigins: ReadonlySet<string> = new Set(),
): Party | undefined {
  if (isFieldmark(sourceURL)) return 'fieldmark';
  if (sourceURL.startsWith('/') || (source && 'file' in source)) return 'own';
  if (/^[a-z-]+-extension:/.test(sourceURL)) return 'extension';
  if (!/^https?:/.test(sourceURL)) return undefined;
  return ownOrigins.has(originOf({ sourceURL })) ? 'own' : 'third';
}
