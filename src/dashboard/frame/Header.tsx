import type { Address } from '../state/Address.js';
import type { Shown } from '../state/Shown.js';
import type { Change } from '../state/useAddress.js';
import { Logo } from './Logo.js';
import { Sample } from './Sample.js';
import { Select } from './Select.js';
import { Tabs } from './Tabs.js';
import { TimeRange } from './TimeRange.js';
import { Updated } from './Updated.js';

interface Props {
  address: Address;
  change: Change;
  answers: Shown | undefined;
}

/** Name, filters, and what the figures below rest on. */
export function Header({ address, change, answers }: Props) {
  const { apps = [], releases = [], routes = [] } = answers?.choices ?? {};
  return (
    <header class="header">
      <a class="skip" href="#content">
        Skip to the figures
      </a>
      <div class="header-row">
        <h1 class="name">
          <Logo /> Fieldmark
        </h1>
        <search class="filters" aria-label="Filters">
          <Select
            label="App"
            all="All apps"
            value={address.app}
            options={apps}
            onChange={(app) => change({ app, release: '', route: '' })}
          />
          <Select
            label="Release"
            all="All releases"
            value={address.release}
            options={releases}
            onChange={(release) => change({ release })}
          />
          <Select
            label="Route"
            all="All routes"
            value={address.route}
            options={routes}
            onChange={(route) => change({ route })}
          />
          <Select
            label="Device"
            all="All devices"
            value={address.device}
            options={['mobile', 'desktop']}
            onChange={(device) => change({ device })}
          />
          <TimeRange address={address} change={change} />
        </search>
      </div>
      <Tabs address={address} change={change} />
      {answers && (
        <div class="header-row sample">
          <Sample overview={answers.overview} at={answers.at} />
          <Updated at={answers.at} />
        </div>
      )}
    </header>
  );
}
