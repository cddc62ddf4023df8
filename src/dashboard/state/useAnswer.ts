import { useLayoutEffect, useState } from 'preact/hooks';
import type { Answers, Asked, Question } from '../../wire/answers.js';
import type { Address } from './Address.js';
import type { AskError } from './AskError.js';
import { ask } from './ask.js';
import { failureOf } from './failureOf.js';
import { filterKey, filterOf } from './filterOf.js';
import { keepAsking } from './keepAsking.js';
import { follow, lead } from './lead.js';

export interface Answered<Q extends Question> {
  answer?: Answers[Q];
  /** Why it, or a newer one, did not come. */
  failure?: AskError | undefined;
  /** Whether `answer` is still that of the question before. */
  stale: boolean;
}

/** Answered at once, so they lead. */
const first: readonly Question[] = ['vitals'];

interface State<Q extends Question> extends Omit<Answered<Q>, 'stale'> {
  key?: string;
}

/**
 * The answer to one question with the address's filter and `own`, what the question takes besides; asked again every few
 * seconds, and at once when either changes. The former answer stays until then, and is the same object where nothing
 * has changed. Nothing is asked without a question.
 */
export function useAnswer<Q extends Question>(
  question: Q | undefined,
  address: Address,
  own?: object,
): Answered<Q> {
  const [state, setState] = useState<State<Q>>({});
  const key = JSON.stringify([question, filterKey(address), own]);
  // An effect would wait for the first paint.
  useLayoutEffect(() => {
    if (!question) return;
    const abort = new AbortController();
    const { signal } = abort;
    let text: string | undefined;
    const refresh = async () => {
      try {
        const asked = { ...filterOf(address, Date.now()), ...own } as Asked<Q>;
        const answer = await ask(question, asked, signal);
        const now = JSON.stringify(answer);
        const same = now === text;
        text = now;
        if (!signal.aborted) setState((old) => ({ key, answer: same ? old.answer! : answer }));
      } catch (error) {
        if (signal.aborted) return;
        const failure = failureOf(error);
        setState((old) => (old.key === key ? { ...old, failure } : { key, failure }));
      }
    };
    if (first.includes(question)) keepAsking(() => lead(refresh()), signal);
    // After what the frame asks: browsers hold back all but six questions at a time.
    else queueMicrotask(() => follow(() => keepAsking(refresh, signal)));
    return () => abort.abort();
  }, [key]);
  const { answer, failure } = state;
  return {
    ...(answer !== undefined && { answer }),
    failure,
    stale: answer !== undefined && state.key !== key,
  };
}
