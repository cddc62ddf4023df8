import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const vite = join(root, 'tests/pages/node_modules/vite/bin/vite.js');

/** An application that has installed the package, with Vite as its tool. */
export async function viteShop(endpoint: string) {
  const folder = await mkdtemp(join(tmpdir(), 'fieldmark-vite-'));
  await mkdir(join(folder, 'node_modules'));
  await symlink(root, join(folder, 'node_modules/fieldmark'), 'dir');
  await writeFile(
    join(folder, 'index.html'),
    '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/shop.js"></script>',
  );
  await writeFile(
    join(folder, 'shop.js'),
    `import * as fieldmark from 'fieldmark';
     window.fieldmark = fieldmark;
     fieldmark.init({ endpoint: '${endpoint}/v1/batches', devtools: true });
     fieldmark.start('checkout').end();
     setTimeout(() => document.body.append('measured'));`,
  );
  await writeFile(
    join(folder, 'vite.config.js'),
    // As a package that lies there in earnest, and not as one that is being worked on.
    `export default { optimizeDeps: { include: ['fieldmark'] }, server: { fs: { strict: false } } };`,
  );
  const run = (...args: string[]) =>
    spawn(process.execPath, [vite, ...args], { cwd: folder, env: { ...process.env, NODE_ENV: undefined } });
  let server: ReturnType<typeof run> | undefined;

  return {
    /** Starts the development server, and gives its address. */
    async develop(): Promise<string> {
      const child = run('--host', '127.0.0.1', '--port', '0');
      server = child;
      return new Promise((resolve, reject) => {
        let said = '';
        child.stdout.on('data', (chunk) => {
          said += chunk;
          // It paints the port.
          const url = /http:\/\/127\.0\.0\.1:\d+(?=\/)/.exec(stripVTControlCharacters(said))?.[0];
          if (url) resolve(url);
        });
        child.once('exit', () => reject(new Error(`Vite ended: ${said}`)));
      });
    },
    /** The scripts that are made for production. */
    async build(): Promise<string> {
      const building = run('build');
      await once(building, 'exit');
      const assets = join(folder, 'dist/assets');
      const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js'));
      return (await Promise.all(scripts.map((name) => readFile(join(assets, name), 'utf8')))).join();
    },
    async remove(): Promise<void> {
      if (server) {
        const gone = once(server, 'exit');
        server.kill();
        await gone;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}
