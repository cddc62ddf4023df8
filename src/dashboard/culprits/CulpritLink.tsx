import type { ComponentChildren } from 'preact';
import { Link } from '../frame/Link.js';
import type { ScreenProps } from '../screens.js';

/** A name that leads to what its function costs all users, where it is known which row that is. */
export function CulpritLink({
  culprit,
  address,
  change,
  children,
}: ScreenProps & { culprit: string | undefined; children: ComponentChildren }) {
  if (culprit === undefined) return <>{children}</>;
  return (
    <Link address={address} to={{ show: 'function', of: culprit, rows: '' }} change={change}>
      {children}
    </Link>
  );
}
