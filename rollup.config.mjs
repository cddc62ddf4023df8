import { copyFileSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { build } from 'esbuild';
import esbuild from 'rollup-plugin-esbuild';

const { version, dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const define = { __VERSION__: JSON.stringify(version) };
const browserTarget = 'es2022';

/** Members of our own objects, none of them a name of the platform's, the wire's or of what lies on disk. */
const internal =
  /^(backOff|cover|cut|deferred|drain|each|erase|hide|hold|keep|record|reset|retryAfter|room|sendNow|settle|show|since|wake|write|_\w+)$/;

const minify = () =>
  terser({
    compress: {
      hoist_props: false,
      passes: 4,
      ecma: 2022,
      pure_getters: true,
      unsafe: true,
      unsafe_arrows: true,
    },
    mangle: { properties: { regex: internal } },
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

/**
 * web-vitals from its modules, without the hooks of its attribution build, which nothing of ours hangs anything on, and
 * without what waits for a prerendered page to be activated, as we start after that.
 */
const webVitals = fileURLToPath(new URL('node_modules/web-vitals/dist/modules/', import.meta.url));
const replaced = {
  'lib/generateUniqueID.js': 'let last = 0; export const generateUniqueID = () => ++last;',
  'lib/initUnique.js': 'export const initUnique = (_, Class) => new Class();',
  'lib/softNavs.js':
    "export const storeSoftNavEntry = () => {}; export const checkSoftNavsEnabled = () => PerformanceObserver.supportedEntryTypes.includes('soft-navigation');",
};
const withoutHooks = () => ({
  name: 'without-hooks',
  resolveId: (id) => (id === 'web-vitals' ? `${webVitals}index.js` : null),
  load: (id) => (id.startsWith(webVitals) && replaced[id.slice(webVitals.length)]) || null,
  transform: (code, id) =>
    id.startsWith(webVitals)
      ? {
          code: code
            .replaceAll(/\w+\._softNavigationEntryMap/g, 'false')
            .replaceAll('document.prerendering', 'false')
            .replaceAll(/\w+EventListener\('prerenderingchange',[^;]*;/g, '')
            .replace(/softNavsEnabled(?=\) \{\s+const reportSoftNavTTFBs)/, 'false')
            .replaceAll(/(lcpEntryManager\._processEntry|this\._on\w+\?\.)\([^;]*\);/g, ''),
          map: null,
        }
      : null,
});

/** Of idb, the promise of a request: we wrap nothing else, and unwrap what it gives. */
const onlyRequests = () => ({
  name: 'only-requests',
  transform: (code, id) =>
    id.endsWith('/idb/build/index.js')
      ? {
          code: code
            .replace('wrap(request.result)', 'request.result')
            .replaceAll('unlisten();', '')
            .replace('reverseTransformCache.set(promise, request);', '')
            .replace('reverseTransformCache.get(value)', 'value')
            .replace(/export \{.*wrap \}/, 'export { unwrap, promisifyRequest as wrap }'),
          map: null,
        }
      : null,
});

const parts = {
  /** The script tag's bundle, with everything in it. */
  script: {
    input: 'src/client/script.ts',
    // idb's iterators and shortcuts, which it adds by calling this, are not used.
    treeshake: { manualPureFunctions: ['replaceTraps'] },
    output: {
      file: 'dist/fieldmark.js',
      format: 'iife',
      sourcemap: 'hidden',
      sourcemapExcludeSources: false,
    },
    plugins: [
      esbuild({ target: browserTarget, define: { ...define, 'process.env.NODE_ENV': '"production"' } }),
      withoutHooks(),
      onlyRequests(),
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
    input: {
      collector: 'src/collector/index.ts',
      cli: 'src/cli/cli.ts',
      // A thread's script, found beside the bundle.
      symbolicatorWorker: 'src/symbolicate/symbolicatorWorker.ts',
    },
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
