import { mergeHolders } from '../analysis/mergeHolders.js';
import type { Answers, Asked, Question } from '../wire/index.js';
import { addCode } from './addCode.js';
import { advice } from './advice.js';
import { comparison } from './comparison.js';
import { components } from './components.js';
import { culprit } from './culprit.js';
import { culprits } from './culprits.js';
import { page } from './page.js';
import type { Sources } from './Sources.js';

/** Answers a question: what the store says, with what the store cannot know. */
export type Ask = <Q extends Question>(question: Q, asked: Asked<Q>) => Promise<Answers[Q]>;

/** Questions that the store cannot answer alone. */
const finished: { [Q in Question]?: (sources: Sources, asked: Asked<Q>) => Promise<Answers[Q]> } = {
  advice,
  culprits,
  culprit,
  components,
  comparison,
  interactions: async (sources, asked) => addCode(await sources.store.ask('interactions', asked), sources),
  measure: async (sources, asked) =>
    mergeHolders(await addCode(await sources.store.ask('measure', asked), sources)),
  page,
};

/** Answers whole questions, for the collector and for a command line that has opened the data itself. */
export function createAnswers(sources: Sources): Ask {
  return (question, asked) =>
    finished[question]?.(sources, asked) ??
    (sources.store.ask(question as never, asked as never) as Promise<never>);
}
