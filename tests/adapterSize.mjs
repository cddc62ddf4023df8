import { brotliCompressSync } from 'node:zlib';
import esbuild from 'esbuild';

/** Bytes of an adapter as a bundler minifies it, brotli; without its framework and, unless asked for, the client's parts. */
export async function adapterSize(entry, withCore = false) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    external: ['react', 'vue', 'svelte'],
    plugins: [
      {
        name: 'core',
        setup({ onResolve }) {
          if (!withCore) onResolve({ filter: /\/client\// }, ({ path }) => ({ path, external: true }));
        },
      },
    ],
  });
  return brotliCompressSync(outputFiles[0].contents).byteLength;
}
