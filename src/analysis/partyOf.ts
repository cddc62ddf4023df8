import type { Party, Place } from '../wire/index.js';
import { isFieldmark } from './isFieldmark.js';
import { originOf } from './originOf.js';

/**
 * Whose code it is; nothing where the browser names no file that says so. Nobody has the source maps of another's code,
 * so what has one is own, wherever it is served.
 * @param ownOrigins of each app the origin that is its own though its pages are of another
 */
export function partyOf(
  { app, sourceURL, source }: Pick<Place, 'app' | 'sourceURL' | 'source'>,
  ownOrigins: ReadonlyMap<string, string> = new Map(),
): Party | undefined {
  if (isFieldmark(sourceURL)) return 'fieldmark';
  if (sourceURL.startsWith('/') || (source && 'file' in source)) return 'own';
  if (/^[a-z-]+-extension:/.test(sourceURL)) return 'extension';
  if (!/^https?:/.test(sourceURL)) return undefined;
  return originOf({ sourceURL }) === ownOrigins.get(app) ? 'own' : 'third';
}
