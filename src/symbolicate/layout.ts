import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ReleaseName } from './Upload.js';

/** Where the source maps of a data directory are. */
export const sourceMapsOf = (data: string) => join(data, 'sourcemaps');

/** Where files are, gzipped, each named after its content's SHA-256. */
export const filesOf = (directory: string) => join(directory, 'files');

/** Where the releases' indexes are. */
export const releasesOf = (directory: string) => join(directory, 'releases');

/** A release's index. Hashed, for an app and a release may be named anything. */
export const releaseFile = (directory: string, { app, release }: ReleaseName) =>
  join(releasesOf(directory), `${hash(release)}${app === undefined ? '' : `.${hash(app)}`}.json`);

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
