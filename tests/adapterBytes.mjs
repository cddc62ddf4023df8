import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import esbuild from 'esbuild';

/**
 * What importing an adapter adds to an application, without its framework, as a bundler minifies it, brotli, bytes.
 * `alone`: without the client's modules, which an application has once, however many adapters it uses.
 * @param adapter its file in `src/adapters`, without `.ts`
 */
export async function adapterBytes(adapter) {
  const size = async (plugins) => {
    const { outputFiles } = await esbuild.build({
      entryPoints: [fileURLToPath(new URL(`../src/adapters/${adapter}.ts`, import.meta.url))],
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      external: ['react', 'vue', 'svelte'],
      write: false,
      plugins,
    });
    return brotliCompressSync(outputFiles[0].contents).byteLength;
  };
  const withoutClient = {
    name: 'without the client',
    setup: ({ onResolve }) =>
      onResolve({ filter: /\/client\// }, () => ({ path: 'fieldmark', external: true })),
  };
  return { alone: await size([withoutClient]), withClient: await size([]) };
}
