import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const pages = fileURLToPath(new URL('.', import.meta.url));
/** The site serves it at `/apps/`. Playwright empties the folder around it when a run begins. */
const built = join(pages, '../../test-results/apps');

/**
 * Builds an application of this folder with Vite, once a run, and gives the path at which the site has it.
 * @param oldest with the oldest version of the framework that the README claims
 */
export async function buildApp(name: string, oldest = false): Promise<string> {
  const app = oldest ? `${name}-oldest` : name;
  const out = join(built, app);
  const done = join(built, `${app}.done`);
  const log = join(built, `${app}.log`);
  await mkdir(built, { recursive: true });
  // Whoever makes the folder builds; other workers wait.
  const mine = await mkdir(out).then(
    () => true,
    () => false,
  );
  if (mine) {
    const child = spawn(process.execPath, [join(pages, 'node_modules/vite/bin/vite.js'), 'build'], {
      cwd: join(pages, name),
      env: { ...process.env, NODE_ENV: 'production', APP: app, OUT: out, ...(oldest && { OLDEST: '1' }) },
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    const [code] = await once(child, 'exit');
    await writeFile(log, output);
    await writeFile(done, String(code));
    if (code !== 0) throw new Error(`vite build of ${app} failed:\n${output}`);
  } else {
    while (!existsSync(done)) await pause(100);
    if (!existsSync(join(out, 'index.html'))) throw new Error(`vite build of ${app} failed: see ${log}`);
  }
  return `/apps/${app}`;
}
