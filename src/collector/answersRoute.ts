import { Hono } from 'hono';
import type { Question, Store } from '../store/index.js';
import { FilterError, parseCoverageFilter, parseFilter } from './parseFilter.js';

const questions = [
  'choices',
  'overview',
  'vitals',
  'scripts',
  'measures',
  'series',
  'coverage',
  'report',
] as const satisfies Question[];

/** `GET /<question>?app=…&from=…`: the answers of `wire/answers.ts`. Who asks what is being computed waits for that. */
export function answersRoute(store: Pick<Store, 'ask'>): Hono {
  const route = new Hono();
  const asked = new Map<string, Promise<unknown>>();

  for (const question of questions) {
    route.get(`/${question}`, async (context) => {
      const parse = question === 'coverage' ? parseCoverageFilter : parseFilter;
      const filter = parse(new URL(context.req.url).searchParams);
      const key = `${question} ${JSON.stringify(Object.entries(filter).sort())}`;
      let answer = asked.get(key);
      if (!answer) {
        answer = store.ask(question, filter).finally(() => asked.delete(key));
        asked.set(key, answer);
      }
      return context.json((await answer) as object, 200, { 'Cache-Control': 'no-store' });
    });
  }
  route.all('*', (context) =>
    context.json({ error: `There is no such question: ask one of ${questions.join(', ')}` }, 404),
  );
  route.onError((error, context) => {
    if (error instanceof FilterError) return context.json({ error: error.message }, 400);
    throw error;
  });
  return route;
}
