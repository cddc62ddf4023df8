import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Filter } from '../wire/index.js';
import type { CollectOptions } from './collect.js';
import { help } from './help.js';
import { parseTime } from './parseTime.js';
import type { ReportOptions } from './report.js';

declare const __VERSION__: string;

export type Command =
  | { name: 'print'; text: string }
  | { name: 'collect'; options: CollectOptions }
  | { name: 'report'; options: ReportOptions };

const string = { type: 'string' } as const;
const boolean = { type: 'boolean' } as const;

/**
 * What the command line asks for.
 * @throws {Error} one sentence: what is wrong with it
 */
export function parseCommand(args: readonly string[], now = Date.now()): Command {
  const [name, ...rest] = args;
  switch (name) {
    case 'collect': {
      const values = parse(name, rest, { port: string, host: string, data: string, token: string });
      if (values.help) return { name: 'print', text: help.collect };
      const { port = '7007', host = '127.0.0.1', data = '.fieldmark', token } = values;
      if (!/^\d+$/.test(port) || Number(port) > 65_535)
        throw new Error(`--port must be 0 to 65535, not ${port}`);
      if (token === '') throw new Error('--token must not be empty');
      if (data === '') throw new Error('--data must not be empty');
      return { name, options: { port: Number(port), host, data, ...(token && { token }) } };
    }
    case 'report': {
      const strings = {
        url: string,
        data: string,
        token: string,
        app: string,
        release: string,
        route: string,
      };
      const times = { since: string, from: string, to: string };
      const values = parse(name, rest, { ...strings, ...times, json: boolean });
      if (values.help) return { name: 'print', text: help.report };
      const { url, data = '.fieldmark', token, json = false } = values;
      if (data === '') throw new Error('--data must not be empty');
      if (url !== undefined && !/^https?:\/\//.test(url))
        throw new Error(`--url must begin with http://, not ${url}`);
      const filter = filterOf(values, now);
      return { name, options: { data, json, filter, ...(url && { url }), ...(token && { token }) } };
    }
    case undefined:
    case 'help':
    case '-h':
    case '--help':
      return { name: 'print', text: help.fieldmark };
    case '-v':
    case '--version':
      return { name: 'print', text: __VERSION__ };
    default:
      throw new Error(`There is no command ${name}: use collect or report (fieldmark --help)`);
  }
}

function parse<const O extends NonNullable<ParseArgsConfig['options']>>(
  name: string,
  args: string[],
  options: O,
) {
  try {
    return parseArgs({ args, options: { ...options, help: { type: 'boolean', short: 'h' } } as const })
      .values;
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ');
    throw new Error(`${sentence} (fieldmark ${name} --help)`);
  }
}

function filterOf(values: Record<string, string | boolean | undefined>, now: number): Filter {
  const text = (name: string) => values[name] as string | undefined;
  if (text('since') && (text('from') || text('to')))
    throw new Error('Use either --since, or --from and --to');
  const filter: Filter = {};
  for (const name of ['app', 'release', 'route'] as const) {
    const value = text(name);
    if (value) filter[name] = value;
  }
  const from = text('since') ?? text('from');
  if (from) filter.from = parseTime(text('since') ? '--since' : '--from', from, now);
  const to = text('to');
  if (to) filter.to = parseTime('--to', to, now);
  if (filter.from !== undefined && filter.to !== undefined && filter.from > filter.to) {
    throw new Error('--from must not be after --to');
  }
  return filter;
}
