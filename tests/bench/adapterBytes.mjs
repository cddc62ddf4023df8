import { brotliCompressSync } from 'node:zlib';
import esbuild from 'esbuild';

/**
 * What `import … from 'fieldmark/<framework>'` adds to an application, minified and brotli'd, bytes. `alone`: without the
 * client's modules, which an application has once, however many adapters it uses.
 */
export async function adapterBytes(framework) {
  const size = async (plugins) => {
    const { outputFiles } = await esbuild.build({
      entryPoints: [`src/adapters/${framework}.ts`],
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      external: [framework],
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
