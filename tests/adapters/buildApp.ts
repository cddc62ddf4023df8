import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const pages = fileURLToPath(new URL('../pages/', import.meta.url));

/** Builds an application of `tests/pages` with Vite into its `dist/<mode>`. */
export async function buildApp(app: string, mode: string): Promise<void> {
  await promisify(execFile)(
    process.execPath,
    [`${pages}node_modules/vite/bin/vite.js`, 'build', '--mode', mode],
    {
      cwd: pages + app,
      env: { ...process.env, NODE_ENV: mode === 'development' ? 'development' : 'production' },
    },
  );
}
