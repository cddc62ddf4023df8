import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import { adapterBytes } from './adapterBytes.mjs';
import { readme } from './readme.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name: string) => join(root, 'node_modules/.bin', name);
const dist = (file: string) => join(root, 'dist', file);

let folder: string;
let tarball: string;

test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fieldmark-pack-'));
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: root,
  });
  const [packed] = Object.values(JSON.parse(stdout)) as [{ filename: string }];
  tarball = join(folder, packed.filename);
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

test('publint finds nothing in the packed package', async () => {
  const { stdout } = await run(bin('publint'), [tarball, '--strict'], {
    env: { ...process.env, NO_COLOR: '1' },
  });
  expect(stdout).toContain('All good');
});

test('are the types wrong? No', async () => {
  // It exits with 1 where it finds anything.
  const { stdout } = await run(bin('attw'), [tarball, '--profile', 'esm-only', '--no-color'], { cwd: root });
  expect(stdout).toContain('"fieldmark/collector"');
});

test('installed, it brings web-vitals and idb and nothing else', async () => {
  const project = await mkdtemp(join(folder, 'project-'));
  await run('npm', ['install', '--prefix', project, '--no-audit', '--no-fund', tarball], { cwd: project });
  const installed = (await readdir(join(project, 'node_modules'))).filter((name) => !name.startsWith('.'));
  expect(installed.sort()).toEqual(['fieldmark', 'idb', 'web-vitals']);
  // The collector without its engine: one sentence, exit code 1, no stack.
  const failure = await run(join(project, 'node_modules/.bin/fieldmark'), ['collect', '--port', '0'], {
    cwd: project,
  }).catch((error) => error);
  expect(failure.code).toBe(1);
  expect(failure.stderr).toMatch(/npm install chdb/);
  expect(failure.stderr.trim().split('\n')).toHaveLength(1);
});

test('a bundler has nothing to warn of', async () => {
  const { warnings } = await build({
    stdin: {
      contents:
        "export * from './dist/index.js'; export * from './dist/react.js'; export * from './dist/vue.js';",
      resolveDir: root,
    },
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'silent',
    external: ['react', 'vue'],
  });
  expect(warnings).toEqual([]);
});

test('the public export list is what it was', async () => {
  const names = async (file: string) => Object.keys(await import(pathToFileURL(dist(file)).href)).sort();
  expect(await names('index.js')).toEqual([
    'flush',
    'forget',
    'init',
    'instrument',
    'mark',
    'measure',
    'measureElement',
    'setConsent',
    'start',
    'time',
    'view',
    'wrap',
  ]);
  expect(await names('wire.js')).toEqual([
    'TooLargeError',
    'WireError',
    'bodyText',
    'decodeBody',
    'encodeBody',
    'limits',
    'parseLines',
    'ratingOf',
    'reasons',
    'vitalBounds',
  ]);
  expect(await names('collector.js')).toEqual(['createCollector']);
  expect(await readFile(dist('react.js'), 'utf8')).toMatch(/export \{ Measure, useMeasureRender \}/);
  expect(await names('vue.js')).toEqual(['fieldmark', 'useMeasureRender']);
  expect(await names('svelte.svelte.js')).toEqual(['measureRender', 'measured']);
});

test('the bundle is as small as the README says, and within its budget', async () => {
  const size = brotliCompressSync(await readFile(dist('fieldmark.js'))).byteLength;
  const said = /\*\*([\d.]+) kB\*\* brotli/.exec(readme)?.[1];
  expect(size).toBeLessThanOrEqual(9_500);
  expect(said).toBe((size / 1000).toFixed(1));
});

test('what instruments functions and elements by script tag is as small as the README says', async () => {
  const size = brotliCompressSync(await readFile(dist('instrument.js'))).byteLength;
  expect(size).toBeLessThanOrEqual(3_350);
  expect(readme).toContain(`another ${(size / 1000).toFixed(1)} kB`);
});

test('the dashboard’s page is within its budget', async () => {
  const files = ['index.html', 'dashboard.js', 'dashboard.css'];
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(dist(join('dashboard', file)))).byteLength),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(120_000);
  expect((await readdir(dist('dashboard'))).sort()).toEqual([...files].sort());
});

for (const adapter of ['react', 'vue', 'svelte.svelte'])
  test(`the adapter ${adapter} has 1 kB at most, without the core`, async () => {
    expect((await adapterBytes(adapter)).alone).toBeLessThanOrEqual(1_000);
  });
