// `npm test`: everything, in the order in which a fault is cheapest to find. A runner's arguments pass through.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findChromium } from './findChromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const steps = [
  ['lint', 'biome', 'ci'],
  ['types', 'tsc', '-p', 'tsconfig.json'],
  ['types of what runs in browsers', 'tsc', '-p', 'src/client'],
  ['types of what runs in Node', 'tsc', '-p', 'src/collector'],
  ['build', 'npm', 'run', '--silent', 'build'],
  ...frameworks(),
  ['tests', 'playwright', 'test', ...process.argv.slice(2)],
];

const say = (line) => console.log(line);
const chromium = await findChromium(say);
say(`Chromium: ${chromium}`);
for (const [name, command, ...args] of steps) {
  say(`— ${name}`);
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${root}node_modules/.bin:${process.env.PATH}`,
      FIELDMARK_CHROMIUM: chromium,
    },
  });
  if (status !== 0) {
    say(`npm test: ${name} failed`);
    process.exit(1);
  }
}

/** What the applications in `tests/pages` are built with: hundreds of megabytes, which only tests need. */
function frameworks() {
  const folders = ['tests/pages', 'tests/pages/oldest'];
  return folders
    .filter((folder) => !existsSync(`${root}${folder}/node_modules`))
    .map((folder) => [`frameworks of ${folder}`, 'npm', 'ci', '--silent', '--prefix', folder]);
}
