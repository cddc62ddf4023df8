import { stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { hashesOf, keptUploads, namesIn } from './keptUploads.js';
import { filesOf } from './layout.js';

/** What no release names is kept that long, ms: an upload puts its files before it names them. */
const patience = 24 * 3_600_000;

/** Removes files that no release has, those of `gone` at once, and what was left by writers that were killed. */
export async function sweep(directory: string, gone: ReadonlySet<string> = new Set()): Promise<void> {
  const used = new Set((await keptUploads(directory)).flatMap(({ upload }) => [...hashesOf(upload)]));
  for (const name of await namesIn(filesOf(directory))) {
    if (used.has(name)) continue;
    const file = join(filesOf(directory), name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Infinity }));
    if (gone.has(name) || mtimeMs < Date.now() - patience) await unlink(file).catch(() => {});
  }
}
