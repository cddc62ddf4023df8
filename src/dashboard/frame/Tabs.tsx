import { screens } from '../screens.js';
import type { Address } from '../state/Address.js';
import type { Change } from '../state/useAddress.js';
import { Link } from './Link.js';

/** The screens, the one that is shown or that it belongs to marked. */
export function Tabs({ address, change }: { address: Address; change: Change }) {
  const tabs = Object.entries(screens)
    .filter(([, { tab }]) => tab)
    .map(([show, { title }]) => [show, title] as const);
  const owner = screens[address.show]?.of;
  return (
    <nav class="tabs" aria-label="Screens">
      <div>
        {[['', 'Overview'] as const, ...tabs].map(([show, title]) => (
          <Link
            key={show}
            address={address}
            to={show === address.show ? {} : { show, of: '', rows: '', sort: '' }}
            change={change}
            current={show === address.show ? 'page' : show === owner ? 'true' : undefined}
          >
            {title}
          </Link>
        ))}
      </div>
    </nav>
  );
}
