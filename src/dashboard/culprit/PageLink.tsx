import { duration } from '../format/duration.js';
import { Link } from '../frame/Link.js';
import type { ScreenProps } from '../screens.js';

interface Props extends ScreenProps {
  page: string;
  /** Ms on its clock. */
  at: number;
}

/** To a visit's timeline; a page's first digits are its time and are alike, its last are not. */
export function PageLink({ page, at, address, change }: Props) {
  return (
    <Link address={address} to={{ show: 'page', of: page, at }} change={change}>
      <span class="code">…{page.slice(-6)}</span> at {duration(at)}
    </Link>
  );
}
