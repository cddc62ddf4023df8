import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A script of `tests/pages` with what it imports of ours, but the package, which the page's import map names. */
export async function buildPage(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`pages/${file}`, import.meta.url))],
    bundle: true,
    format: 'esm',
    write: false,
    external: ['fieldmark'],
  });
  return outputFiles[0]!.text;
}
