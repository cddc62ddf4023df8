import { useLayoutEffect, useState } from 'preact/hooks';
import type { Address } from './Address.js';
import type { AskError } from './AskError.js';
import { askFrame } from './askFrame.js';
import { failureOf } from './failureOf.js';
import { filterKey, filterOf } from './filterOf.js';
import { keepAsking } from './keepAsking.js';
import { follow } from './lead.js';
import type { Shown } from './Shown.js';

interface State {
  answers?: Shown;
  /** The question that `answers` answer. */
  question?: string;
  failure?: AskError | undefined;
}

/**
 * What the frame of an address shows, asked again every few seconds while the page is seen; kept when asking fails.
 * Another `attempt` asks at once.
 */
export function useFrame(address: Address, attempt: number): State & { stale: boolean } {
  const [state, setState] = useState<State>({});
  const question = filterKey(address);

  // After what leads, before the rest.
  useLayoutEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    const refresh = async () => {
      try {
        const answers = await askFrame(filterOf(address, Date.now()), signal);
        if (!signal.aborted) setState({ answers, question });
      } catch (error) {
        const failure = failureOf(error);
        if (!signal.aborted) setState((old) => ({ ...old, failure }));
      }
    };
    follow(() => keepAsking(refresh, signal));
    return () => abort.abort();
  }, [question, attempt]);

  return { ...state, stale: state.answers !== undefined && state.question !== question };
}
