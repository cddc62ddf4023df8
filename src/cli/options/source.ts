import { UsageError } from '../UsageError.js';

const string = { type: 'string' } as const;

/** Where a command gets its answers. */
export interface AnswerSource {
  /** The data directory. */
  data: string;
  /** The collector; absent: the one that holds the directory. */
  url?: string;
  token?: string;
}

/** The options of commands that ask questions. */
export const sourceOptions = { url: string, data: string, token: string } as const;

export const sourceHelp = `  --url URL      the collector                          [the one that holds the directory]
  --data DIR     the data directory                     [.fieldmark]
  --token T      the collector's token`;

/** @throws {UsageError} */
export function readSource({
  url,
  data = '.fieldmark',
  token,
}: {
  [name in keyof typeof sourceOptions]?: string;
}): AnswerSource {
  if (data === '') throw new UsageError('--data must not be empty');
  if (url !== undefined && !(/^https?:\/\//.test(url) && URL.canParse(url)))
    throw new UsageError(`--url must begin with http://, not ${url}`);
  return { data, ...(url && { url }), ...(token && { token }) };
}
