import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const entries = ['list', 'product', 'cart', 'recommendations', 'banner'];

/**
 * A release of the shop as it goes to visitors: minified, in files whose names hold a hash of their content. The maps
 * lie beside them in `folder`, which is nowhere served.
 */
export async function buildShop(release) {
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: entries.map((name) => `demo/shop/${name}.js`),
    // Only said, so that the maps name the sources from here.
    outdir: join(root, 'assets'),
    write: false,
    metafile: true,
    bundle: true,
    splitting: true,
    // Of the package around it, whose sideEffects are not the shop's.
    ignoreAnnotations: true,
    format: 'esm',
    minify: true,
    charset: 'utf8',
    sourcemap: 'external',
    entryNames: '[name]-[hash]',
    chunkNames: 'shared-[hash]',
    define: { 'document.documentElement.dataset.release': JSON.stringify(release) },
  });
  const folder = mkdtempSync(join(tmpdir(), 'fieldmark-shop-'));
  for (const { path, contents } of outputFiles) writeFileSync(join(folder, basename(path)), contents);
  /** What pages ask for, by name: scripts with their text, and which file an entry became. */
  const scripts = new Map(
    outputFiles.filter(({ path }) => path.endsWith('.js')).map(({ path, text }) => [basename(path), text]),
  );
  const names = new Map(
    Object.entries(metafile.outputs)
      .filter(([, { entryPoint }]) => entryPoint)
      .map(([path, { entryPoint }]) => [basename(entryPoint), basename(path)]),
  );
  return {
    release,
    folder,
    scripts,
    names,
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
