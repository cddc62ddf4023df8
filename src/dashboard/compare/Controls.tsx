import { DateTime } from '../frame/DateTime.js';
import { Select } from '../frame/Select.js';
import type { ScreenProps } from '../screens.js';
import type { By, Choice } from './choiceOf.js';
import { shiftsFor } from './periodsOf.js';

const ways: [By, string][] = [
  ['release', 'Releases'],
  ['period', 'Periods'],
  ['device', 'Devices'],
];

/** What is compared with what. */
export function Controls({ choice, address, change }: ScreenProps & { choice: Choice }) {
  const { by, own } = choice;
  return (
    <div class="compare-controls">
      <fieldset class="range">
        <legend>Compare</legend>
        <div class="segments">
          {ways.map(([key, title]) => (
            <label key={key}>
              <input
                type="radio"
                name="by"
                value={key}
                checked={by === key}
                onChange={() => change({ by: key, with: '' })}
              />
              <span>{title}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {by === 'release' && <Releases choice={choice} address={address} change={change} />}
      {by === 'period' && own?.from !== undefined && own.to !== undefined && (
        <Periods
          span={own.to - own.from}
          base={[own['base.from'] ?? 0, own['base.to'] ?? 0]}
          address={address}
          change={change}
        />
      )}
      {by === 'device' && (
        <Select
          label="This"
          all="Mobile"
          value={address.device === 'desktop' ? 'desktop' : ''}
          options={['desktop']}
          titles={{ desktop: 'Desktop' }}
          onChange={(device) => change({ device: device || 'mobile' })}
        />
      )}
    </div>
  );
}

function Releases({ choice, address, change }: ScreenProps & { choice: Choice }) {
  const names = choice.releases.map(({ release }) => release);
  return (
    <>
      <Select
        label="This release"
        all={names[0] ? `Newest: ${names[0]}` : 'Newest'}
        value={address.release}
        options={names}
        onChange={(release) => change({ release })}
      />
      <Select
        label="Against"
        all={address.with || !choice.base ? 'The one before' : `The one before: ${choice.base}`}
        value={address.with}
        options={names.filter((name) => name !== choice.target)}
        onChange={(other) => change({ with: other })}
      />
    </>
  );
}

interface PeriodsProps extends ScreenProps {
  span: number;
  base: [from: number, to: number];
}

function Periods({ span, base: [from, to], address, change }: PeriodsProps) {
  const custom = /^\d+-\d+$/.test(address.with);
  const options = [...shiftsFor(span), ['custom', 'From one time to another']] as const;
  return (
    <>
      <Select
        label="Against"
        all="The time before"
        value={custom ? 'custom' : address.with}
        options={options.map(([key]) => key)}
        titles={Object.fromEntries(options)}
        onChange={(other) => change({ with: other === 'custom' ? `${from}-${to}` : other })}
      />
      {custom && (
        <div class="custom-range">
          <DateTime
            label="Against, from"
            value={from}
            onChange={(start) => start !== undefined && change({ with: `${start}-${to}` }, 'replace')}
          />
          <DateTime
            label="Against, to"
            value={to}
            onChange={(end) => end !== undefined && change({ with: `${from}-${end}` }, 'replace')}
          />
        </div>
      )}
    </>
  );
}
