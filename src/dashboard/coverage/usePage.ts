import { useEffect, useState } from 'preact/hooks';
import type { Coverage } from '../../wire/answers.js';
import { AskError } from '../state/AskError.js';
import { ask } from '../state/ask.js';

/** One page's coverage, asked again when `version` changes; what was known stays until then. */
export function usePage(page: string, version: string): { coverage?: Coverage; failure?: string } {
  const [state, setState] = useState<{ coverage?: Coverage; failure?: string }>({});
  useEffect(() => {
    const abort = new AbortController();
    ask('coverage', { page }, abort.signal).then(
      (coverage) => !abort.signal.aborted && setState({ coverage }),
      (error) =>
        !abort.signal.aborted &&
        setState({ failure: error instanceof AskError ? error.message : String(error) }),
    );
    return () => abort.abort();
  }, [page, version]);
  return state;
}
