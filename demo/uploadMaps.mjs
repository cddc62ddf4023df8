import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

/** Gives a build's scripts and maps to the collector, as a deployment would. */
export async function uploadMaps({ release, folder }, collector) {
  const where = ['--release', release, '--prefix', '/assets/', '--url', collector];
  await promisify(execFile)(process.execPath, [cli, 'sourcemaps', 'upload', folder, ...where]);
}
