import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { filesOf, releaseFile, releasesOf } from './layout.js';
import { type Upload, UploadError, type UploadedFile, uploadLimits } from './Upload.js';

/** Served files and their maps, kept by release. */
export interface SourceMaps {
  /** Keeps a file, which comes gzipped. @throws {UploadError} when it is not what its hash says, or too large */
  put(hash: string, gzipped: AsyncIterable<Uint8Array>): Promise<void>;
  /**
   * Keeps what the release has, beside what it had: a file of the same path is replaced.
   * @returns the hashes that have to be put before; nothing is kept while there are any
   * @throws {UploadError}
   */
  save(upload: Upload): Promise<string[]>;
}

/** What no release names is kept that long, ms: an upload puts its files before it names them. */
const patience = 24 * 3_600_000;

/**
 * Opens a directory of source maps, which is made with the first of them.
 *
 * A file is named after its content's hash and is there once, whatever number of releases have it; a release is one
 * small index. Each is written beside its place and moved there, so that none is ever seen half; several processes
 * can write at a time.
 */
export function createSourceMaps(directory: string): SourceMaps {
  let kept: Promise<number> | undefined;
  /** One release after the other: two uploads at a time must not lose each other's files. */
  let saving: Promise<unknown> = Promise.resolve();

  async function put(hash: string, gzipped: AsyncIterable<Uint8Array>) {
    kept ??= sizeOf(filesOf(directory));
    const room = uploadLimits.kept - (await kept);
    const most = Math.min(uploadLimits.sent, room);
    const digest = createHash('sha256');
    let sent = 0;
    await write(join(filesOf(directory), hash), async (append) => {
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

  async function save(upload: Upload): Promise<string[]> {
    const there = new Set(await listed(filesOf(directory)));
    const hashes = new Set(hashesOf(upload));
    const missing = [...hashes].filter((hash) => !there.has(hash));
    if (missing.length) return missing;
    const file = releaseFile(directory, upload.release);
    const before = await readUpload(file);
    const files = new Map<string, UploadedFile>();
    for (const each of [...(before?.files ?? []), ...upload.files]) files.set(each.path, each);
    if (files.size > uploadLimits.files)
      throw new UploadError(`A release has at most ${uploadLimits.files} files`);
    const index: Upload = { release: upload.release, files: [...files.values()] };
    await write(file, (append) => append(Buffer.from(JSON.stringify(index))));
    await sweep(directory);
    kept = undefined;
    return [];
  }

  return {
    put,
    save(upload) {
      const saved = saving.then(() => save(upload));
      saving = saved.catch(() => {});
      return saved;
    },
  };
}

/** Writes a file so that it is there whole or not at all. */
async function write(file: string, fill: (append: (chunk: Uint8Array) => Promise<void>) => Promise<void>) {
  await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
  const made = `${file}.${randomUUID()}.new`;
  try {
    const handle = await open(made, 'wx', 0o600);
    try {
      await fill((chunk) => handle.appendFile(chunk));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(made, file);
  } catch (error) {
    await unlink(made).catch(() => {});
    throw error;
  }
}

/** Removes files that no release has, and what was left by writers that were killed. */
async function sweep(directory: string) {
  const used = new Set<string>();
  for (const name of await listed(releasesOf(directory))) {
    const upload = name.endsWith('.json') && (await readUpload(join(releasesOf(directory), name)));
    for (const hash of upload ? hashesOf(upload) : []) used.add(hash);
  }
  for (const name of await listed(filesOf(directory))) {
    if (used.has(name)) continue;
    const file = join(filesOf(directory), name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Infinity }));
    if (mtimeMs < Date.now() - patience) await unlink(file).catch(() => {});
  }
}

async function readUpload(file: string): Promise<Upload | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function hashesOf({ files }: Upload): string[] {
  return files.flatMap(({ served, map }) => (served && map ? [served, map] : []));
}

async function listed(directory: string): Promise<string[]> {
  return readdir(directory).catch(() => []);
}

async function sizeOf(directory: string): Promise<number> {
  let size = 0;
  for (const name of await listed(directory))
    size += (await stat(join(directory, name)).catch(() => ({ size: 0 }))).size;
  return size;
}

function tooLarge(full: boolean) {
  const { sent, decoded, kept } = uploadLimits;
  return new UploadError(
    full
      ? `The source maps take ${kept / 2 ** 30} GiB already: remove releases from their directory`
      : `A file may have ${decoded / 2 ** 20} MiB, and ${sent / 2 ** 20} MiB gzipped`,
  );
}
