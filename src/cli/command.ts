import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearest } from './nearest.js';
import { UsageError } from './UsageError.js';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O }>>['values'];

interface Description<O extends Options, Read> {
  /** Its line in `fieldmark --help`. */
  summary: string;
  /** What `--help` prints; ends with examples. */
  help: string;
  /** As `parseArgs` takes them. */
  options: O;
  /** Whether it takes words beside options, and how many at most. */
  words?: number;
  /**
   * What was typed, checked and with its defaults.
   * @throws {UsageError}
   */
  read(values: Values<O>, typed: { words: string[]; now: number }): Read;
  run(options: Read): Promise<void>;
}

export interface Command {
  summary: string;
  help: string;
  options: readonly string[];
  /** @throws {UsageError} */
  parse(name: string, args: string[], now: number): Parsed;
}

export type Parsed =
  | { name: 'print'; text: string }
  | { name: string; options: unknown; run(): Promise<void> };

/** A command of the command line; to be listed in `commands.ts`. */
export function command<const O extends Options, Read>({
  summary,
  help,
  options,
  words: most = 0,
  read,
  run,
}: Description<O, Read>): Command {
  return {
    summary,
    help,
    options: Object.keys(options),
    parse(name, args, now) {
      const { values, positionals: words } = parse(name, args, options);
      if (values.help) return { name: 'print', text: help };
      if (words.length > most)
        throw new UsageError(`Unexpected argument '${words[most]}' (fieldmark ${name} --help)`);
      const asked = read(values as Values<O>, { words, now });
      return { name, options: asked, run: () => run(asked) };
    },
  };
}

function parse(name: string, args: string[], options: Options) {
  try {
    const all = { ...options, help: { type: 'boolean', short: 'h' } } as const;
    return parseArgs({ args, options: all, allowPositionals: true });
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    const [sentence = ''] = message.split(/\.\s/);
    const unknown = code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' && /'--([^']*)'/.exec(sentence)?.[1];
    const meant = unknown && nearest(unknown, Object.keys(options));
    throw new UsageError(`${sentence}${meant ? `: --${meant}?` : ''} (fieldmark ${name} --help)`);
  }
}
