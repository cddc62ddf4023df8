import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { announcedUrl } from '../fixtures.js';

export const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** By hand, `FIELDMARK_LONG=1 npx playwright test tests/collector` takes many minutes and tries far more. */
export const long = !!process.env.FIELDMARK_LONG;

export interface Running {
  url: string;
  data: string;
  child: ChildProcess;
  /** The status and the text of the answer. */
  post(body: string | Uint8Array<ArrayBuffer>): Promise<{ status: number; text: string }>;
  ask<T>(path: string): Promise<T>;
  /** The most memory it has had so far, MiB; 0 where the system does not tell. */
  peakMemory(): number;
  /** What it has written to stderr. */
  errors(): string;
  /** Sends the signal, and is back with the exit code once the process is gone. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** The built collector in a process of its own, on a free port. */
export async function runCollector(
  data: string,
  args: string[] = [],
  [command, ...before]: [string, ...string[]] = [process.execPath, cli],
): Promise<Running> {
  const child = spawn(command, [...before, 'collect', '--port', '0', '--data', data, ...args]);
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
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
    peakMemory() {
      const file = `/proc/${child.pid}/status`;
      const peak = existsSync(file) && /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(file, 'utf8'))?.[1];
      return peak ? Number(peak) / 1024 : 0;
    },
    errors: () => errors,
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
