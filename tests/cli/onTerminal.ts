import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { cli } from '../collector/runCollector.js';

const helper = fileURLToPath(new URL('ptyRun.py', import.meta.url));
const esc = String.fromCharCode(27);
const sequences = new RegExp(`${esc}\\[[?0-9;]*[A-Za-z]`, 'g');

/** Whether there is what makes a terminal. */
export const hasTerminal = spawnSync('python3', ['-c', 'import pty']).status === 0;

export interface Terminal {
  pid: number;
  /** All that was written to it. */
  output(): string;
  /** The last whole screen that was drawn, without colours. */
  screen(): string;
  tell(what: { keys: string } | { size: [rows: number, columns: number] } | { signal: number }): void;
  /** Its exit code (negative: the signal it died of), and whether the terminal's modes are those of before. */
  ended: Promise<{ code: number; restored: boolean }>;
}

/** Runs the built command line on a terminal of its own. */
export function onTerminal(
  args: string[],
  {
    size = [24, 100],
    env = {},
  }: { size?: [rows: number, columns: number]; env?: Record<string, string> } = {},
): Terminal {
  const { NO_COLOR, FORCE_COLOR, ...inherited } = process.env;
  const child = spawn('python3', [helper, ...size.map(String), process.execPath, cli, ...args], {
    env: { ...inherited, TERM: 'xterm-256color', ...env },
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  child.stderr.on('data', (chunk) => (errors += chunk));
  return {
    pid: child.pid!,
    output: () => output,
    screen() {
      const frames = output.split(`${esc}[?2026h${esc}[H`).slice(1);
      const whole = frames.findLast((frame) => frame.includes(`${esc}[?2026l`)) ?? '';
      return whole.split(`${esc}[?2026l`)[0]!.replace(sequences, '').replaceAll('\r', '');
    },
    tell: (what) => child.stdin.write(`${JSON.stringify(what)}\n`),
    ended: new Promise((resolve, reject) => {
      child.once('close', () => {
        try {
          resolve(JSON.parse(errors.trim().split('\n').at(-1)!));
        } catch {
          reject(new Error(`the terminal ended without a word: ${errors}`));
        }
      });
    }),
  };
}
