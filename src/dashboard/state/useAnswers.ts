import { useEffect, useState } from 'preact/hooks';
import type { Address } from './Address.js';
import { AskError } from './AskError.js';
import { askAll } from './askAll.js';
import { filterOf } from './filterOf.js';
import type { Shown } from './Shown.js';

/** Between two refreshes, ms. */
const pause = 5_000;

interface State {
  answers?: Shown;
  /** The question that `answers` answer. */
  question?: string;
  failure?: AskError | undefined;
}

/**
 * The answers to an address, asked again every few seconds while the page is seen; kept when asking fails.
 * Another `attempt` asks at once.
 */
export function useAnswers(address: Address, attempt: number): State & { stale: boolean } {
  const [state, setState] = useState<State>({});
  const { app, release, route, range, from, to } = address;
  const question = JSON.stringify([app, release, route, range, from, to]);

  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asking = false;

    const refresh = async () => {
      if (asking || document.hidden) return;
      asking = true;
      clearTimeout(timer);
      try {
        const answers = await askAll(filterOf(address, Date.now()), signal);
        if (!signal.aborted) setState({ answers, question });
      } catch (error) {
        const failure = error instanceof AskError ? error : new AskError(0, String(error));
        if (!signal.aborted) setState((old) => ({ ...old, failure }));
      }
      asking = false;
      if (!signal.aborted) timer = setTimeout(refresh, pause);
    };

    document.addEventListener('visibilitychange', refresh, { signal });
    refresh();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [question, attempt]);

  return { ...state, stale: state.answers !== undefined && state.question !== question };
}
