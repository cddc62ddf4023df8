import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const made = [
  'dist/fieldmark.js',
  'dist/cli.js',
  'dist/symbolicatorWorker.js',
  'dist/dashboard/dashboard.js',
  'dist/dashboard/dashboard.css',
];
const rollup = join(root, 'node_modules/rollup/dist/bin/rollup');

/** Builds what the demo runs on, when it is missing or older than its sources. */
export async function buildIfStale() {
  const missing = made.some((file) => !existsSync(join(root, file)));
  const oldest = missing ? 0 : Math.min(...made.map((file) => statSync(join(root, file)).mtimeMs));
  const newest = Math.max(changed('src'), statSync(join(root, 'rollup.config.mjs')).mtimeMs);
  if (oldest >= newest) return;
  if (!existsSync(rollup)) throw new Error('The packages are missing: run `npm ci` first.');
  const start = Date.now();
  console.log(missing ? 'Building dist …' : 'Building dist anew, since the sources have changed …');
  await build();
  console.log(`Built in ${((Date.now() - start) / 1000).toFixed(1)} s.`);
}

function changed(folder) {
  const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Math.max(...files.map((file) => statSync(join(file.parentPath ?? file.path, file.name)).mtimeMs));
}

function build() {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [rollup, '-c', '--silent', '--only', 'script,node,dashboard'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error('The build failed; see above.'))));
  });
}
