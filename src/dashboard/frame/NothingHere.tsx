import type { Address } from '../state/Address.js';
import type { Change } from '../state/useAddress.js';

/** The collector holds entries, but none that the filters let through. */
export function NothingHere({ address, change }: { address: Address; change: Change }) {
  const filtered = Boolean(address.app || address.release || address.route || address.device);
  return (
    <section class="message">
      <h2>No entries in this selection</h2>
      <p>
        The collector holds entries, but none of this{' '}
        {filtered ? 'app, release, route, device and time' : 'time'}.
      </p>
      <p class="actions">
        {filtered && (
          <button type="button" onClick={() => change({ app: '', release: '', route: '', device: '' })}>
            Clear the filters
          </button>
        )}
        {address.range !== '30d' && (
          <button type="button" onClick={() => change({ range: '30d', from: undefined, to: undefined })}>
            Show the last 30 days
          </button>
        )}
      </p>
    </section>
  );
}
