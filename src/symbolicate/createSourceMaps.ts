import { createHash } from 'node:crypto';
import { stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { hashesOf, keptUploads, namesIn, readUpload } from './keptUploads.js';
import { filesOf, releaseFile } from './layout.js';
import { sweep } from './sweep.js';
import {
  type KeptRelease,
  type ReleaseName,
  type Upload,
  UploadError,
  type UploadedFile,
  uploadLimits,
} from './Upload.js';
import { writeWhole } from './writeWhole.js';

/** Served files and their maps, kept by release. */
export interface SourceMaps {
  /** Keeps a file, which comes gzipped. @throws {UploadError} when it is not what its hash says, or too large */
  put(hash: string, gzipped: AsyncIterable<Uint8Array>): Promise<void>;
  /**
   * Keeps what the release has, beside what it had: a file of the same path is replaced.
   * @throws {UploadError}
   */
  save(upload: Upload): Promise<Saved>;
  /** Every release, the one last uploaded first, and what all take together, bytes. */
  list(): Promise<{ releases: KeptRelease[]; bytes: number }>;
  /**
   * Forgets a release and every file that no other one has.
   * @returns how many bytes that gave back
   * @throws {UploadError} there is none of that name
   */
  remove(name: ReleaseName): Promise<number>;
}

export interface Saved {
  /** Hashes of what has to be put before; nothing is kept while there are any. */
  missing: string[];
  /** Paths at which the release had something else until now. */
  replaced: string[];
}

/**
 * Opens a directory of source maps, which is made with the first of them.
 *
 * A file is named after its content's hash and is there once, whatever number of releases have it; a release is one
 * small index. Each is written beside its place and moved there, so that none is ever seen half; several processes
 * can write at a time.
 */
export function createSourceMaps(directory: string): SourceMaps {
  let kept: Promise<number> | undefined;
  /** One change of a release after the other: two uploads at a time must not lose each other's files. */
  let changing: Promise<unknown> = Promise.resolve();

  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const changed = changing.then(change);
    changing = changed.catch(() => {});
    return changed;
  }

  async function put(hash: string, gzipped: AsyncIterable<Uint8Array>) {
    kept ??= bytesIn(directory);
    const room = uploadLimits.kept - (await kept);
    const most = Math.min(uploadLimits.sent, room);
    const digest = createHash('sha256');
    let sent = 0;
    await writeWhole(join(filesOf(directory), hash), async (append) => {
      let decoded = 0;
      const unpacked = pipeline(
        gzipped,
        async function* (chunks: AsyncIterable<Uint8Array>) {
          for await (const chunk of chunks) {
            sent += chunk.byteLength;
            if (sent > most) throw tooLarge(most === room);
            await append(chunk);
            yield chunk;
          }
        },
        createGunzip(),
        async (chunks: AsyncIterable<Buffer>) => {
          for await (const chunk of chunks) {
            decoded += chunk.byteLength;
            if (decoded > uploadLimits.decoded) throw tooLarge(false);
            digest.update(chunk);
          }
        },
      );
      await unpacked.catch((error: NodeJS.ErrnoException) => {
        throw error.code?.startsWith('Z_') ? new UploadError('A file must come as gzip') : error;
      });
      if (digest.digest('hex') !== hash) throw new UploadError('The file is not what its hash says');
    });
    kept = kept.then((size) => size + sent);
  }

  async function save({ files, ...name }: Upload): Promise<Saved> {
    const there = new Set(await namesIn(filesOf(directory)));
    const missing = [...hashesOf({ ...name, files })].filter((hash) => !there.has(hash));
    if (missing.length) return { missing, replaced: [] };
    const file = releaseFile(directory, name);
    const all = new Map((await readUpload(file))?.files.map((each) => [each.path, each]));
    const replaced = files.filter((each) => isOther(all.get(each.path), each)).map(({ path }) => path);
    for (const each of files) all.set(each.path, each);
    if (all.size > uploadLimits.files)
      throw new UploadError(`A release has at most ${uploadLimits.files} files`);
    const index: Upload = { ...name, files: [...all.values()] };
    await writeWhole(file, (append) => append(Buffer.from(JSON.stringify(index))));
    await sweep(directory);
    kept = undefined;
    return { missing, replaced };
  }

  async function remove(name: ReleaseName): Promise<number> {
    const file = releaseFile(directory, name);
    const upload = await readUpload(file);
    if (!upload) throw new UploadError(await noneOf(name));
    const before = await bytesIn(directory);
    await unlink(file);
    await sweep(directory, hashesOf(upload));
    kept = undefined;
    return before - (await bytesIn(directory));
  }

  async function noneOf({ app, release }: ReleaseName): Promise<string> {
    const apps = (await keptUploads(directory))
      .filter(({ upload }) => upload.release === release)
      .map(({ upload }) => (upload.app === undefined ? 'no app' : `app ${upload.app}`));
    const there = apps.length ? `: its source maps are those of ${apps.sort().join(' and ')}` : '';
    return `There are no source maps of release ${release}${app === undefined ? '' : ` of app ${app}`}${there}`;
  }

  async function list() {
    const sizes = await sizesIn(directory);
    const releases = (await keptUploads(directory)).map(({ upload: { files, ...name }, date }) => ({
      ...name,
      files: files.length,
      bytes: sum([...hashesOf({ ...name, files })].map((hash) => sizes.get(hash) ?? 0)),
      date,
    }));
    return { releases: releases.sort((a, b) => b.date - a.date), bytes: sum([...sizes.values()]) };
  }

  return {
    put,
    save: (upload) => inTurn(() => save(upload)),
    remove: (name) => inTurn(() => remove(name)),
    list,
  };
}

/** A map for a file that had none replaces nothing. */
function isOther(before: UploadedFile | undefined, { served, map }: UploadedFile): boolean {
  return before?.served !== undefined && (before.served !== served || before.map !== map);
}

async function sizesIn(directory: string): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const name of await namesIn(filesOf(directory)))
    sizes.set(name, (await stat(join(filesOf(directory), name)).catch(() => ({ size: 0 }))).size);
  return sizes;
}

const bytesIn = async (directory: string) => sum([...(await sizesIn(directory)).values()]);
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

function tooLarge(full: boolean) {
  const { sent, decoded, kept } = uploadLimits;
  return new UploadError(
    full
      ? `The source maps take ${kept / 2 ** 30} GiB already: fieldmark sourcemaps remove makes room`
      : `A file may have ${decoded / 2 ** 20} MiB, and ${sent / 2 ** 20} MiB gzipped`,
  );
}
