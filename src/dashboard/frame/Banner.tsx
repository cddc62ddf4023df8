import { clock } from '../format/clock.js';
import type { AskError } from '../state/AskError.js';

/** Asking failed, and what is shown is older than it should be. */
export function Banner({ failure, at }: { failure: AskError; at: number }) {
  return (
    <div class="banner" role="alert">
      <strong>
        {failure.status ? 'The collector refused a question.' : 'The collector does not answer.'}
      </strong>{' '}
      {failure.status > 0 && <span class="banner-reason">{failure.message} </span>}
      The figures are those of {clock(at)}; the page keeps asking every 5 seconds.
    </div>
  );
}
