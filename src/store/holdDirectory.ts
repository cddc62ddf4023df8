import { existsSync, mkdirSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DirectoryError, DirectoryInUseError } from './errors.js';

/** Who has a data directory open; beside the engine's own files. */
export interface Holder {
  pid: number;
  /** When the process began, in the system's own units: process ids come again. Absent where unknown. */
  began?: string;
  /** Where its collector answers. */
  url?: string;
}

const file = (directory: string) => join(directory, 'collector.json');

/**
 * Takes the directory for this process, making it where it is missing.
 *
 * The engine has a lock of its own, but it tells of it only on the process's standard error, and not by whom it is held.
 * @throws {DirectoryInUseError}
 * @throws {DirectoryError} when it cannot be made or written
 */
export function holdDirectory(directory: string): { release(): void } {
  try {
    make(directory);
    const other = holderOf(directory);
    if (other) throw new DirectoryInUseError(directory, other.pid);
    writeHolder(directory, {});
  } catch (error) {
    if (error instanceof DirectoryInUseError) throw error;
    throw new DirectoryError(`The data directory ${directory} cannot be used: ${(error as Error).message}`);
  }
  return {
    release() {
      try {
        unlinkSync(file(directory));
      } catch {
        // Gone already, or the directory is: either way it is released.
      }
    },
  };
}

/** Whether a store was made here. */
export function isDataDirectory(directory: string): boolean {
  return existsSync(join(directory, 'metadata'));
}

/** Not `recursive: true`: where the system says "no such directory" of one whose parent exists, Node 20 never returns. */
function make(directory: string): void {
  const parent = dirname(directory);
  if (!existsSync(parent)) make(parent);
  if (existsSync(directory)) refuseOthers(directory);
  else mkdirSync(directory);
}

/** The engine would lay its files among somebody's own. */
function refuseOthers(directory: string): void {
  const ours = ['collector.json', 'lost+found'];
  if (!isDataDirectory(directory) && readdirSync(directory).some((name) => !ours.includes(name)))
    throw new Error('it has other files in it');
}

/** Says where the collector that holds the directory answers, for those who find it in use. */
export function announce(directory: string, url: string): void {
  writeHolder(directory, { url });
}

function writeHolder(directory: string, more: { url?: string }) {
  const holder: Holder = { pid: process.pid, ...began(process.pid), ...more };
  writeFileSync(file(directory), JSON.stringify(holder));
}

/** The living process that has the directory open, if there is one. */
export function holderOf(directory: string): Holder | undefined {
  let holder: Holder;
  try {
    holder = JSON.parse(readFileSync(file(directory), 'utf8'));
  } catch {
    return undefined;
  }
  return isAlive(holder) ? holder : undefined;
}

function isAlive({ pid, began: then }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = began(pid).began;
  return then === undefined || now === undefined || now === then;
}

/** Field 22 of Linux's `/proc/<pid>/stat`; a zombie has let go of everything and counts as gone. */
function began(pid: number): { began?: string } {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { began: fields[0] === 'Z' ? 'gone' : fields[19]! };
  } catch {
    return {};
  }
}
