import type { Answers, Asked, Question } from '../../wire/answers.js';
import { AskError } from './AskError.js';

/** Of an answer, before the collector counts as gone; ms. */
const patience = 30_000;

/** It is stopping, or a proxy before it finds nobody. */
const away = [502, 503, 504];

/** Changes of direction: what pages send must not turn our own words round. https://unicode.org/reports/tr9/#Directional_Formatting_Characters */
const turning = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * Asks the collector that served this page.
 * @throws AskError
 */
export async function ask<Q extends Question>(
  question: Q,
  asked: Asked<Q>,
  signal: AbortSignal,
): Promise<Answers[Q]> {
  const url = new URL(`api/${question}`, document.baseURI);
  for (const [key, value] of Object.entries(asked)) url.searchParams.set(key, String(value));
  const response = await fetch(url, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
  }).catch(() => undefined);
  if (!response || away.includes(response.status)) throw new AskError(0, 'The collector does not answer.');
  if (!response.ok) throw new AskError(response.status, await reason(response));
  try {
    return JSON.parse((await response.text()).replace(turning, '\uFFFD'));
  } catch {
    throw new AskError(0, 'The collector broke off in the middle of an answer.');
  }
}

async function reason(response: Response): Promise<string> {
  const text = (await response.text().catch(() => '')).slice(0, 300);
  try {
    return String(JSON.parse(text).error ?? text);
  } catch {
    return text || `The collector answered ${response.status}.`;
  }
}
