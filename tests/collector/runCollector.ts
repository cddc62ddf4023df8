import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { announcedUrl } from '../fixtures.js';

export const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Running {
  url: string;
  data: string;
  child: ChildProcess;
  /** The status and the text of the answer. */
  post(body: string | Uint8Array<ArrayBuffer>): Promise<{ status: number; text: string }>;
  ask<T>(path: string): Promise<T>;
  /** Sends the signal, and is back with the exit code once the process is gone. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** The built collector in a process of its own, on a free port. */
export async function runCollector(data: string, args: string[] = []): Promise<Running> {
  const child = spawn(process.execPath, [cli, 'collect', '--port', '0', '--data', data, ...args]);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await announcedUrl(child);
  return {
    url,
    data,
    child,
    async post(body) {
      const response = await fetch(`${url}/v1/batches`, { method: 'POST', body });
      return { status: response.status, text: await response.text() };
    },
    ask: async (path) => (await fetch(`${url}${path}`)).json(),
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** A directory for one test, gone after it. */
export async function withData(run: (data: string) => Promise<void>): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'fieldmark-'));
  try {
    await run(data);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** A collector for one test. */
export function withCollector(
  run: (collector: Running) => Promise<void>,
  args: string[] = [],
): Promise<void> {
  return withData(async (data) => {
    const collector = await runCollector(data, args);
    try {
      await run(collector);
    } finally {
      await collector.end('SIGKILL');
    }
  });
}
