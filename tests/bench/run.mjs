// `npm run bench`: builds, then prints every bench's figures.
import { spawnSync } from 'node:child_process';

const run = (...command) => {
  const { status } = spawnSync(command[0], command.slice(1), { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
};
run('npm', 'run', '--silent', 'build');
for (const bench of [
  'client',
  'flood',
  'detail',
  'hidden',
  'delivery',
  'ingest',
  'query',
  'symbolicate',
  'frameworks',
]) {
  console.log(`\n— ${bench}`);
  run(process.execPath, `tests/bench/${bench}.mjs`);
}
