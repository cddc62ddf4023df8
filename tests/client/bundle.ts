import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const resolveDir = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Code that imports from the repository, as an application's bundler makes it.
 * @param mode what `process.env.NODE_ENV` is
 */
export async function bundle(contents: string, mode: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    minify: mode === 'production',
    define: { 'process.env.NODE_ENV': JSON.stringify(mode), __VERSION__: '"0.0.0"', __TERSE__: 'false' },
  });
  return outputFiles[0]!.text;
}
