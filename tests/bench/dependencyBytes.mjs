import { brotliCompressSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';

/** What a bundle of these imports weighs, minified as ours is and brotli'd: the floor under our own code. */
export async function dependencyBytes(code) {
  const entry = {
    name: 'entry',
    resolveId: (id) => (id === 'entry' ? id : null),
    load: (id) => (id === 'entry' ? code : null),
  };
  const minify = terser({
    compress: { passes: 3, ecma: 2020, unsafe_arrows: true },
    mangle: { properties: { regex: /^_/ } },
  });
  const bundle = await rollup({ input: 'entry', plugins: [entry, nodeResolve({ browser: true }), minify] });
  const { output } = await bundle.generate({ format: 'iife' });
  return brotliCompressSync(output[0].code).byteLength;
}

const metrics = (from) =>
  `import { onCLS, onFCP, onINP, onLCP, onTTFB } from '${from}';
  for (const on of [onCLS, onFCP, onINP, onLCP, onTTFB]) on(console.log, { reportAllChanges: true });`;
const disk = `import { openDB } from 'idb'; openDB('x', 1, { upgrade: (db) => db.createObjectStore('y') });`;

/** What the client imports, and the same with web-vitals' attribution build. */
export const dependencies = metrics('web-vitals') + disk;
export const withAttribution = metrics('web-vitals/attribution') + disk;
