import { createHash } from 'node:crypto';
import type { ServedPlace } from '../store/index.js';
import type { Source, SourceMissing } from '../wire/index.js';
import { withoutHash } from './withoutHash.js';

/**
 * The number of the group of an app's places that are one function: those with the same source file and name there (of
 * several of one name the same in order; the line, where it has no name), else those whose URL differs in the content hash
 * alone. Nothing where a place is its own group.
 */
export function groupOf(
  { app, url, fn, pos }: Pick<ServedPlace, 'app' | 'url' | 'fn' | 'pos'>,
  source: Source | SourceMissing | undefined,
): bigint | undefined {
  if (source && 'file' in source)
    return numberOf('source', app, source.file, source.name ?? source.line, source.nth ?? 1);
  const bare = withoutHash(url);
  return bare === url ? undefined : numberOf('served', app, bare, fn, pos);
}

/** The same of code whose position says nothing, since it is compared with that of another release. */
export function groupThroughReleases(
  { app, url, fn }: Pick<ServedPlace, 'app' | 'url' | 'fn'>,
  source: Source | SourceMissing | undefined,
): bigint {
  return groupOf({ app, url, fn, pos: -1 }, source) ?? numberOf('served', app, url, fn, -1);
}

/** A number of 64 bits that stands for a list, however its strings are made. */
function numberOf(...parts: (string | number)[]): bigint {
  return createHash('sha256').update(JSON.stringify(parts)).digest().readBigUInt64BE();
}
