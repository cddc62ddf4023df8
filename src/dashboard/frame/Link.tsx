import type { ComponentChildren } from 'preact';
import type { Address } from '../state/Address.js';
import { moved } from '../state/moved.js';
import type { Change } from '../state/useAddress.js';
import { writeAddress } from '../state/writeAddress.js';

interface Props {
  address: Address;
  /** What is different there. */
  to: Partial<Address>;
  change: Change;
  /** Whether it leads to where the reader is, or to the screen that this one belongs to. */
  current?: 'page' | 'true' | undefined;
  children: ComponentChildren;
}

/** A link within the dashboard, that can be opened in another tab as well. */
export function Link({ address, to, change, current, children }: Props) {
  return (
    <a
      href={writeAddress(moved(address, to))}
      aria-current={current}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
        event.preventDefault();
        change(to);
        scrollTo(0, 0);
      }}
    >
      {children}
    </a>
  );
}
