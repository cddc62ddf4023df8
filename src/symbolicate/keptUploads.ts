import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { releasesOf } from './layout.js';
import type { Upload } from './Upload.js';

/** Every release's index in a directory of source maps. */
export async function keptUploads(directory: string): Promise<{ upload: Upload; date: number }[]> {
  const kept = [];
  for (const name of await namesIn(releasesOf(directory))) {
    if (!name.endsWith('.json')) continue;
    const file = join(releasesOf(directory), name);
    const [upload, date] = [await readUpload(file), (await stat(file).catch(() => undefined))?.mtimeMs];
    if (upload && date !== undefined) kept.push({ upload, date });
  }
  return kept;
}

/** A release's index; nothing where there is none. */
export async function readUpload(file: string): Promise<Upload | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Of all files that an upload needs, each once. */
export function hashesOf({ files }: Upload): Set<string> {
  return new Set(files.flatMap(({ served, map }) => (served && map ? [served, map] : [])));
}

/** None where there is no such directory. */
export async function namesIn(directory: string): Promise<string[]> {
  return readdir(directory).catch(() => []);
}
