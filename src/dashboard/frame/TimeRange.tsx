import type { Address } from '../state/Address.js';
import { ranges } from '../state/ranges.js';
import type { Change } from '../state/useAddress.js';
import { DateTime } from './DateTime.js';

const minute = 60_000;

/** The last hour, day, week or month, or from one time to another. */
export function TimeRange({ address, change }: { address: Address; change: Change }) {
  const choose = (range: string) => {
    if (range !== 'custom') return change({ range, from: undefined, to: undefined });
    const to = Math.ceil(Date.now() / minute) * minute;
    change({ range, from: to - (ranges[address.range]?.ms ?? 60 * minute), to });
  };
  const options = [
    ...Object.entries(ranges),
    ['custom', { short: 'Custom', long: 'From one time to another' }],
  ] as const;
  return (
    <>
      <fieldset class="range">
        <legend>Time range</legend>
        <div class="segments">
          {options.map(([key, { short, long }]) => (
            <label key={key} title={long}>
              <input
                type="radio"
                name="range"
                value={key}
                aria-label={long}
                checked={address.range === key}
                onChange={() => choose(key)}
              />
              <span>{short}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {address.range === 'custom' && (
        <div class="custom-range">
          <DateTime label="From" value={address.from} onChange={(from) => change({ from }, 'replace')} />
          <DateTime label="To" value={address.to} onChange={(to) => change({ to }, 'replace')} />
        </div>
      )}
    </>
  );
}
