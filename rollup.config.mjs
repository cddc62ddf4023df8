import { copyFileSync, readFileSync } from 'node:fs';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { build } from 'esbuild';
import esbuild from 'rollup-plugin-esbuild';

const { version, dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const define = { __VERSION__: JSON.stringify(version) };
const browserTarget = 'es2022';

/** Properties that begin with an underscore are ours alone. */
const minify = () =>
  terser({
    compress: { passes: 3, ecma: 2020, unsafe_arrows: true },
    mangle: { properties: { regex: /^_/ } },
  });

/** Copies files beside the output once it is written. */
const copy = (files) => ({
  name: 'copy',
  writeBundle() {
    for (const [from, to] of Object.entries(files)) copyFileSync(from, to);
  },
});

/** Bundles a style sheet beside the output. */
const styles = (from, to) => ({
  name: 'styles',
  writeBundle: () => build({ entryPoints: [from], outfile: to, bundle: true, minify: true }),
});

const parts = {
  /** The script tag's bundle, with everything in it. */
  script: {
    input: 'src/client/script.ts',
    treeshake: { manualPureFunctions: ['replaceTraps', 'addMethods'] },
    output: { file: 'dist/fieldmark.js', format: 'iife', sourcemap: true, sourcemapExcludeSources: false },
    plugins: [
      esbuild({ target: browserTarget, define: { ...define, 'process.env.NODE_ENV': '"production"' } }),
      nodeResolve({ browser: true }),
      minify(),
    ],
  },
  /** What `import 'fieldmark'` and `import 'fieldmark/wire'` get; dependencies stay imports. */
  modules: {
    input: { index: 'src/client/index.ts', wire: 'src/wire/index.ts' },
    output: { dir: 'dist', format: 'es', sourcemap: true, chunkFileNames: 'shared-[hash].js' },
    external: Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`)),
    plugins: [
      esbuild({ target: browserTarget, define }),
      copy({ 'src/wire/schema.json': 'dist/schema.json' }),
    ],
  },
  /** The collector and the command line, bundled: whoever installs the client gets none of their packages. */
  node: {
    input: { collector: 'src/collector/index.ts', cli: 'src/cli/cli.ts' },
    output: { dir: 'dist', format: 'es', chunkFileNames: 'node-[hash].js' },
    external: [/^node:/, /^chdb(\/|$)/],
    plugins: [
      esbuild({ target: 'node20', define }),
      nodeResolve({ preferBuiltins: true, exportConditions: ['node'] }),
      commonjs(),
      json(),
    ],
  },
  /** The page that the collector serves at `/`. */
  dashboard: {
    input: 'src/dashboard/main.tsx',
    output: { file: 'dist/dashboard/dashboard.js', format: 'es' },
    plugins: [
      esbuild({ target: browserTarget, jsx: 'automatic', jsxImportSource: 'preact', define }),
      nodeResolve({ browser: true }),
      terser(),
      copy({ 'src/dashboard/index.html': 'dist/dashboard/index.html' }),
      styles('src/dashboard/dashboard.css', 'dist/dashboard/dashboard.css'),
    ],
  },
};

/** All parts, or those named: `rollup -c --configOnly script,node`. */
export default ({ configOnly, only = configOnly }) =>
  only ? only.split(',').map((part) => parts[part]) : Object.values(parts);
