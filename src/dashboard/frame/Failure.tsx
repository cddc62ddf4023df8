import type { ComponentChildren } from 'preact';
import type { AskError } from '../state/AskError.js';

interface Props {
  failure: AskError;
  /** A way out, where there is one. */
  children?: ComponentChildren;
}

/** A question was not answered: why, and what to do next. */
export function Failure({ failure: { status, message }, children }: Props) {
  return (
    <div class="card none failure" role="alert">
      <p>
        <strong>{status === 400 ? 'The collector refused this question.' : 'There is no answer.'}</strong>{' '}
        {message}
      </p>
      <p>{nextOf(status)}</p>
      {children && <p class="actions">{children}</p>}
    </div>
  );
}

function nextOf(status: number): string {
  if (status === 400) return 'Something in the address is not what it should be: choose anew above.';
  if (status === 0) return 'Is the collector running? This page keeps asking every few seconds.';
  return 'This page keeps asking every few seconds; the collector’s log says more.';
}
