import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes a file so that it is there whole or not at all. */
export async function writeWhole(
  file: string,
  fill: (append: (chunk: Uint8Array) => Promise<void>) => Promise<void>,
): Promise<void> {
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
