import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

/** The collector as a process of its own, once it answers. `onExit`: it ended without being asked to. */
export async function startCollector({ port, data, onExit }) {
  // A group of its own, so that Ctrl-C reaches it through us and it can store what it holds.
  const child = spawn(process.execPath, [cli, 'collect', '--port', String(port), '--data', data], {
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const url = `http://127.0.0.1:${port}`;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  let stopping = false;
  const stop = async () => {
    stopping = true;
    child.kill('SIGTERM');
    await exited;
  };
  const killed = () => child.kill('SIGKILL');
  process.once('exit', killed);
  await answers(url, child);
  exited.then(() => {
    if (!stopping) onExit();
  });
  return { url, stop };
}

async function answers(url, child) {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null) throw new Error('The collector did not start.');
    const response = await fetch(`${url}/healthz`).catch(() => undefined);
    if (response?.ok) return;
    await sleep(100);
  }
  child.kill('SIGKILL');
  throw new Error('The collector did not answer within 30 s.');
}
