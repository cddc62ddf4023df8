import type { Parsed } from './command.js';
import { commands } from './commands.js';
import { help } from './help.js';
import { nearest } from './nearest.js';
import { UsageError } from './UsageError.js';

declare const __VERSION__: string;

/**
 * What the command line asks for.
 * @throws {UsageError} one sentence: what is wrong with it
 */
export function parseCommand(args: readonly string[], now = Date.now()): Parsed {
  const [first, second, ...rest] = args;
  if (first === undefined || ['help', '-h', '--help'].includes(first)) {
    const about = first === 'help' && second !== undefined && commands[[second, ...rest].join(' ')];
    return { name: 'print', text: about ? about.help : help() };
  }
  if (first === '-v' || first === '--version') return { name: 'print', text: __VERSION__ };
  const two = second === undefined ? '' : `${first} ${second}`;
  if (Object.hasOwn(commands, two)) return commands[two]!.parse(two, rest, now);
  if (Object.hasOwn(commands, first)) return commands[first]!.parse(first, args.slice(1), now);

  const names = Object.keys(commands);
  const meant = nearest(two, names) ?? nearest(first, names);
  throw new UsageError(
    `There is no command ${first}: ${meant ? `did you mean ${meant}?` : `use ${list(names)}`} (fieldmark --help)`,
  );
}

function list(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
