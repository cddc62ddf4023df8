import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The built collector as a process of its own on a directory that `stop` removes. */
export async function startCollector({
  data = mkdtempSync(join(tmpdir(), 'fieldmark-')),
  port = '0',
  node = [],
} = {}) {
  const args = [...node, 'dist/cli.js', 'collect', '--port', port, '--data', data];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  const url = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the collector ended with ${code}`)));
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const found = /collector on (\S+)/.exec(printed);
      if (found) resolve(found[1]);
    });
  });
  return {
    url,
    data,
    child,
    async stop({ keep = false } = {}) {
      child.kill('SIGTERM');
      await once(child, 'exit');
      if (!keep) rmSync(data, { recursive: true, force: true });
    },
  };
}
