import type { Answers, Asked, Question } from '../../wire/index.js';
import { TokenError, UnknownQuestionError, UnreachableError } from './errors.js';

/** Longer than any answer should take, ms. */
const patience = 60_000;

export interface Asking<Q extends Question> {
  url: string;
  question: Q;
  asked: Asked<Q>;
  token?: string | undefined;
}

/**
 * A running collector's answer.
 * @throws {UnreachableError} {TokenError} {UnknownQuestionError} {Error} one sentence: why there is none
 */
export async function askCollector<Q extends Question>({
  url,
  question,
  asked,
  token,
}: Asking<Q>): Promise<Answers[Q]> {
  const address = new URL(`api/${question}`, url.endsWith('/') ? url : `${url}/`);
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, String(value));
  const { status, ok, text } = await get(address, url, token);
  const said = read(text) as { error?: unknown } | undefined;
  if (status === 401) {
    throw new TokenError(
      token
        ? `The collector at ${url} has another token`
        : `The collector at ${url} asks for its token: --token T`,
    );
  }
  if (status === 404 && typeof said?.error === 'string')
    throw new UnknownQuestionError(
      `The collector at ${url} does not answer ${question}: it is older than this command line`,
    );
  if (status >= 500 && status !== 503)
    throw new Error(`The collector at ${url} answered ${status}: ${sentence(said, text)}`);
  if (status === 503) throw new UnreachableError(`The collector at ${url} is closing`);
  if (status === 400) throw new Error(`The collector at ${url} refused: ${sentence(said, text)}`);
  if (!ok || said === undefined)
    throw new Error(`What answers at ${url} is no Fieldmark collector (${status} for ${address.pathname})`);
  return said as Answers[Q];
}

async function get(address: URL, url: string, token: string | undefined) {
  try {
    const response = await fetch(address, {
      headers: token ? { authorization: `Bearer ${token}` } : {},
      signal: AbortSignal.timeout(patience),
    });
    return { status: response.status, ok: response.ok, text: await response.text() };
  } catch (error) {
    throw new UnreachableError(
      (error as Error).name === 'TimeoutError'
        ? `The collector at ${url} has not answered for ${patience / 1000} s`
        : `No collector answers at ${url}`,
    );
  }
}

function read(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function sentence(said: { error?: unknown } | undefined, text: string): string {
  return typeof said?.error === 'string' ? said.error : text.slice(0, 200);
}
