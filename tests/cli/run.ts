import { spawn } from 'node:child_process';
import { cli } from '../collector/runCollector.js';

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the built command line to its end, without a terminal. */
export function run(
  args: string[],
  { entry = cli, env = {} }: { entry?: string; env?: Record<string, string> } = {},
): Promise<Ended> {
  const { NO_COLOR, FORCE_COLOR, COLUMNS, ...inherited } = process.env;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [entry, ...args], { env: { ...inherited, ...env } });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

/** What the report asks. */
export const reported = [
  'overview',
  'vitals',
  'advice',
  'culprits',
  'components',
  'interactions',
  'measures',
  'coverage',
] as const;
