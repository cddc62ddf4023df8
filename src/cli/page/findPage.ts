import type { Ask } from '../../collector/createAnswers.js';

const whole = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const sorts = ['time', 'blocking', 'inp', 'lcp'] as const;

/**
 * The id of which the beginning or the end is given: among the 100 newest visits and the 100 worst by each figure, which
 * is what a list shows.
 * @throws {Error} one sentence: there is none, or there are several
 */
export async function findPage(ask: Ask, given: string): Promise<string> {
  const id = given.toLowerCase();
  if (whole.test(id)) return id;
  const lists = await Promise.all(sorts.map((sort) => ask('visits', { sort })));
  const ids = new Set(lists.flat().map((row) => row.id));
  const matching = [...ids].filter((known) => known.startsWith(id) || known.endsWith(id));
  if (matching.length === 1) return matching[0]!;
  throw new Error(
    matching.length
      ? `${matching.length} pages begin or end with ${given}: give more of the id`
      : `None of the newest and the worst visits begins or ends with ${given}: list them with fieldmark page`,
  );
}
