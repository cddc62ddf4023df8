import { commands } from './commands.js';

/** What `fieldmark --help` prints. */
export function help(): string {
  const names = Object.keys(commands);
  const width = Math.max(...names.map((name) => name.length), 9) + 3;
  return `Usage: fieldmark <command> [options]

${names.map((name) => `  ${name.padEnd(width)}${commands[name]!.summary}\n`).join('')}
  ${'--help'.padEnd(width)}for a command: fieldmark ${names[0]} --help
  ${'--version'.padEnd(width)}

Exit codes
  0     done
  1     failed; one sentence on the standard error says why (FIELDMARK_DEBUG=1: the stack)
  2     the command line is wrong
  3     a figure is worse, and --fail-on-regression was given
  128+  ended by that signal

Environment
  NO_COLOR, FORCE_COLOR    colours never, colours always; else on a terminal
`;
}
