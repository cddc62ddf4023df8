import { Hono } from 'hono';
import type { Asked, Question } from '../wire/index.js';
import type { Ask } from './createAnswers.js';
import { parseComparison } from './parseComparison.js';
import { parseCulprit } from './parseCulprit.js';
import {
  FilterError,
  functionKind,
  functionSort,
  pageId,
  parseFilter,
  parseQuestion,
  required,
  visitSort,
} from './parseFilter.js';

/** How each question is read from a URL's query. */
const questions: { [Q in Question]: (query: URLSearchParams) => Asked<Q> } = {
  choices: parseFilter,
  overview: parseFilter,
  vitals: parseFilter,
  culprits: parseFilter,
  culprit: parseCulprit,
  components: parseFilter,
  measures: parseFilter,
  measure: (query) => ({ name: required('name', query), ...parseQuestion(query, { name: String }) }),
  functions: (query) => parseQuestion(query, { sort: functionSort }),
  function: (query) => ({
    name: required('name', query),
    ...parseQuestion(query, { name: String, kind: functionKind }),
  }),
  interactions: parseFilter,
  series: parseFilter,
  coverage: (query) => parseQuestion(query, { page: pageId }),
  page: (query) => parseQuestion(query, { page: pageId }),
  visits: (query) => parseQuestion(query, { sort: visitSort }),
  comparison: parseComparison,
  releases: parseFilter,
  advice: parseFilter,
};

/** `GET /<question>?app=…&from=…`: the answers of `wire/answers.ts`. Who asks what is being computed waits for that. */
export function answersRoute(ask: Ask): Hono {
  const route = new Hono();
  const asking = new Map<string, Promise<unknown>>();

  for (const [question, parse] of Object.entries(questions) as [Question, typeof parseFilter][]) {
    route.get(`/${question}`, async (context) => {
      const asked = parse(new URL(context.req.url).searchParams);
      const key = `${question} ${JSON.stringify(Object.entries(asked).sort())}`;
      let answer = asking.get(key);
      if (!answer) {
        answer = ask(question, asked).finally(() => asking.delete(key));
        asking.set(key, answer);
      }
      return context.json((await answer) as object, 200, { 'Cache-Control': 'no-store' });
    });
  }
  route.all('*', (context) =>
    context.json(
      { error: `There is no such question: ask one of ${Object.keys(questions).join(', ')}` },
      404,
    ),
  );
  route.onError((error, context) => {
    if (error instanceof FilterError) return context.json({ error: error.message }, 400);
    throw error;
  });
  return route;
}
