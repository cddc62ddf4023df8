import type { AskError } from '../state/AskError.js';

/** Nothing was ever answered. */
export function Unreachable({ failure }: { failure: AskError }) {
  return (
    <section class="message" role="alert">
      <h2>{failure.status ? 'The collector could not answer' : 'The collector does not answer'}</h2>
      <p>{failure.message}</p>
      {failure.status === 400 ? (
        <p>
          Something in the address is not what it should be: <a href={location.pathname}>begin anew</a>.
        </p>
      ) : (
        <p>
          Is it running at <code>{location.host}</code>? <code>npx fieldmark collect</code> starts it. This
          page keeps asking every 5 seconds.
        </p>
      )}
    </section>
  );
}
