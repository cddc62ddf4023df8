import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const script = fileURLToPath(new URL('readStore.mjs', import.meta.url));

/** What a data directory holds that no collector has open: how many rows, and the numbers of each page, ascending. */
export async function readStore(data: string): Promise<{ rows: number; numbers: Record<string, number[]> }> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, data], { maxBuffer: 2 ** 28 });
  return JSON.parse(stdout);
}
