import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Where the source maps of a data directory are. */
export const sourceMapsOf = (data: string) => join(data, 'sourcemaps');

/** Where files are, gzipped, each named after its content's SHA-256. */
export const filesOf = (directory: string) => join(directory, 'files');

/** Where the releases' indexes are. */
export const releasesOf = (directory: string) => join(directory, 'releases');

/** A release's index. Hashed, for a release may be named anything. */
export const releaseFile = (directory: string, release: string) =>
  join(releasesOf(directory), `${createHash('sha256').update(release).digest('hex')}.json`);
