import { copyFileSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { build } from 'esbuild';
import esbuild from 'rollup-plugin-esbuild';

const { version, dependencies, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const define = { __VERSION__: JSON.stringify(version), __TERSE__: 'false' };
const browserTarget = 'es2022';

/** Members of our own objects, none of them a name of the platform's, the wire's, of what lies on disk or `Shared`'s. */
const internal =
  /^(backOff|cover|cut|deferred|drain|during|each|erase|hear|hide|hold|keep|rename|reset|room|sendNow|settle|since|skip|texts|wake|write|_\w+)$/;

const minify = () =>
  terser({
    module: true,
    compress: {
      // Each of the next four was tried for what comes out of Brotli.
      hoist_funs: true,
      hoist_props: false,
      keep_fargs: false,
      loops: false,
      passes: 4,
      ecma: 2022,
      global_defs: { '@globalThis': 'window', '@globalThis.performance': 'performance' },
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

/** What the script tag's bundle does without of its libraries, since nothing of ours uses it: file, text, what stays. */
const cuts = [
  // web-vitals: the hooks of its attribution build.
  ['web-vitals/', /\w+\._softNavigationEntryMap/g, 'false'],
  ['web-vitals/', /(lcpEntryManager\._processEntry|this\._on\w+\?\.)\([^;]*\);/g, ''],
  ['web-vitals/', /const (fcp|lcp)EntryManager = .*;|^ {4}_(on|softNav)\w+;$/gm, ''],
  ['web-vitals/', /initUnique\(opts, (\w+)\)/g, 'new $1()'],
  // What of a metric we do not read, and an id that is more than the key of a map.
  ['web-vitals/', /metric\.delta = delta;|delta: 0,/g, ''],
  ['web-vitals/', /, \w+Thresholds(?=[,)])|metric\.rating = .*|rating: 'good',.*/g, ''],
  // Our own views know how they began. INP asks whether it was otherwise than by the page's load, which says nothing here.
  ['lib/initMetric', /const hardNav[^`]*?\/\/ (?=Use `)/, '// '],
  ['lib/initMetric', ': _navigationType', ''],
  ['lib/InteractionManager', /\(navigationType === [^)]*\)/, 'navigationType'],
  ['lib/InteractionManager', 'id: -1,', ''],
  // Which soft navigation it was is asked for LCP alone, by its interaction; where it led, of no other navigation.
  ['lib/initMetric', / \|\| hardNavEntry.*(?=,)|navigationId: .*/g, ''],
  ['web-vitals/', /, ((metric|entry)\.)?navigationId(?: = 0)?(?=, )|, metric\.navigationURL/g, ''],
  ['modules/on(?!LCP)', /, [\w.]*nteractionId(?=, )/g, ''],
  ['modules/onLCP', /if \(!metric\.navigationId\)\s+continue;/, ''],
  [
    'modules/onLCP',
    /'interactionId' in ICPEntry &&\s+ICPEntry\.interactionId/,
    '(ICPEntry.interactionId ?? 0)',
  ],
  ['modules/onFCP', 'metric.navigationId = entry.navigationId || metric.navigationId;', ''],
  // In this order, since most calls have no more to say.
  [
    'web-vitals/',
    /(, navigationURL)(, navigationStartTime)|(, entry\.name)(, entry\.startTime)/g,
    '$2$1$4$3',
  ],
  ['web-vitals/', /(initMetric.*)(, navigationInteractionId)(, .*)(?=\))/g, '$1$3$2'],
  ['lib/generateUniqueID', /`.*`/, 'Math.random()'],
  // We start after a prerendered page is activated, and ask for all changes and soft navigations.
  ['web-vitals/', /document\.prerendering/g, 'false'],
  ['web-vitals/', /\w+EventListener\('prerenderingchange',[^;]*;/g, ''],
  ['lib/getVisibilityWatcher', "if (event.type === 'visibilitychange')", ''],
  ['lib/getVisibilityWatcher', /event\.type === .* \? (event\.timeStamp) : 0/, '$1'],
  ['lib/observe', /if \(supportedTypes\.length > 1\)/, ''],
  ['modules/on', /whenActivated\(\(\) => (\{[\s\S]*\n {4}\})\);/, '$1'],
  ['web-vitals/', /, opts\.reportAllChanges/g, ''],
  ['web-vitals/', /opts\.reportAllChanges|forceReport \|\| reportAllChanges/g, 'true'],
  [
    'lib/softNavs',
    /globalThis.PerformanceObserver\?.supportedEntryTypes\?(.includes\('soft-navigation'\))[^;]*/,
    'PerformanceObserver.supportedEntryTypes$1)',
  ],
  ['observe/webVitals', /,\s+\{ reportAllChanges: true, reportSoftNavs: true \}/, ''],
  ['modules/on', /(, )?opts( = \{\})?(?=\))|\.\.\.opts,|opts\.durationThreshold \?\? /g, ''],
  // Where there is no such class, ours catches what is thrown.
  ['modules/onINP', /globalThis\.PerformanceEventTiming &&\s+/, ''],
  // What we do when we are told is next to nothing, and a page may be left before it is idle.
  ['modules/onINP', /whenIdleOrHidden\(\(\) => (\{[\s\S]*?\n {12}\})\);/, '$1'],
  ['modules/onLCP', 'whenIdleOrHidden(', 'setTimeout('],
  ['web-vitals/', /document\.visibilityState === 'hidden'/g, 'document.hidden'],
  ['modules/onTTFB', /const softNavsEnabled = .*/, ''],
  ['web-vitals/', /softNavsEnabled(?=\) \{\s+const reportSoftNavTTFBs)/, 'false'],
  ['observe/webVitals', /const isSoft = .*/, ''],
  ['observe/webVitals', /isSoft \? (\w+) : void 0/, '$1'],
  ['observe/webVitals', ' || name === "TTFB" && isSoft', ''],
  // idb: all but the promise of a request, since that is all we wrap.
  ['idb/', 'wrap(request.result)', 'request.result'],
  ['idb/', /unlisten\(\);/g, ''],
  ['idb/', 'reverseTransformCache.set(promise, request);', ''],
  ['idb/', 'reverseTransformCache.get(value)', 'value'],
  ['idb/', /export \{.*wrap \}/, 'export { unwrap, promisifyRequest as wrap }'],
];

/** Takes web-vitals from its modules, and makes the cuts. One that finds nothing fails the build. */
const trimmed = () => {
  const vitals = fileURLToPath(new URL('node_modules/web-vitals/dist/modules/index.js', import.meta.url));
  const unused = new Set(cuts);
  return {
    name: 'trimmed',
    resolveId: (id) => (id === 'web-vitals' ? vitals : null),
    transform(code, id) {
      for (const cut of cuts) {
        const [file, text, stays] = cut;
        const rest = id.search(file) >= 0 ? code.replace(text, stays) : code;
        if (rest !== code) unused.delete(cut);
        code = rest;
      }
      return { code, map: null };
    },
    buildEnd() {
      if (unused.size) this.error(`A library has changed; not found: ${[...unused].join(' | ')}`);
    },
  };
};

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
      esbuild({
        target: browserTarget,
        define: { ...define, __TERSE__: 'true', 'process.env.NODE_ENV': '"production"' },
      }),
      trimmed(),
      nodeResolve({ browser: true }),
      minify(),
    ],
  },
  /** The script tag's bundle for whoever develops: to be read, strict about options, and with tracks in DevTools. */
  scriptDev: {
    input: 'src/client/scriptDev.ts',
    output: { file: 'dist/fieldmark.dev.js', format: 'iife', sourcemap: 'hidden' },
    plugins: [
      esbuild({ target: browserTarget, define: { ...define, 'process.env.NODE_ENV': '"development"' } }),
      nodeResolve({ browser: true }),
    ],
  },
  /** What adds `wrap()`, `instrument()` and `measureElement()` to the script tag's. */
  instrument: {
    input: 'src/client/instrumentScript.ts',
    output: {
      file: 'dist/instrument.js',
      format: 'iife',
      sourcemap: 'hidden',
      sourcemapExcludeSources: false,
    },
    plugins: [
      esbuild({ target: browserTarget, define: { ...define, 'process.env.NODE_ENV': '"production"' } }),
      terser({ ecma: 2022, compress: { passes: 4, ecma: 2022 } }),
    ],
  },
  /** What `import 'fieldmark'`, `fieldmark/wire` and the adapters get; dependencies stay imports. */
  modules: {
    input: {
      index: 'src/client/index.ts',
      wire: 'src/wire/index.ts',
      react: 'src/adapters/react.ts',
      vue: 'src/adapters/vue.ts',
      // It has runes: the application's Svelte compiles it.
      'svelte.svelte': 'src/adapters/svelte.svelte.ts',
    },
    output: {
      dir: 'dist',
      format: 'es',
      sourcemap: true,
      chunkFileNames: 'shared-[hash].js',
      // An import without a name, of a package without side effects, makes other bundlers warn.
      hoistTransitiveImports: false,
      // In React Server Components, what has effects is told by its file's first line.
      banner: ({ name }) => (name === 'react' ? "'use client';" : ''),
    },
    external: Object.keys({ ...dependencies, ...peerDependencies }).map(
      (name) => new RegExp(`^${name}(/|$)`),
    ),
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
