import { useId } from 'preact/hooks';
import type { Coverage } from '../../wire/answers.js';
import { clock } from '../format/clock.js';
import { count } from '../format/count.js';
import { share } from '../format/share.js';
import { Link } from '../frame/Link.js';
import type { ScreenProps } from '../screens.js';
import { givenUp } from './givenUp.js';
import { NumberLine } from './NumberLine.js';
import { PartsBar } from './PartsBar.js';

/** A page that is not complete; opened, it shows where its holes are. */
export function PageRow({ page, address, change }: ScreenProps & { page: Coverage['pages'][number] }) {
  const open = address.open === page.id;
  const id = useId();
  const { numbered, stored, missing } = page;
  const dropped = givenUp(page);
  const gone = [dropped && `${count(dropped)} dropped`, missing && `${count(missing)} missing`].filter(
    Boolean,
  );
  return (
    <li>
      <button
        type="button"
        class="holed"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => change({ open: open ? '' : page.id }, 'replace')}
      >
        <span class="holed-name">
          <span class="code">{page.url}</span>
          <span class="note">
            {' '}
            {page.route !== page.url && `${page.route} · `}
            {clock(page.start)}
          </span>
        </span>{' '}
        <PartsBar numbers={page} />{' '}
        <span class="holed-figures">
          <strong>{share(stored / numbered)}</strong> <span class="note">of {count(numbered)}</span>
        </span>{' '}
        <span class="holed-figures">{gone.join(' · ')}</span>
      </button>
      <div class="holed-inside" id={id} hidden={!open}>
        {open && (
          <>
            <p class="note">
              Page <span class="code">{page.id}</span> ·{' '}
              <Link address={address} to={{ show: 'page', of: page.id }} change={change}>
                Its timeline
              </Link>
            </p>
            <NumberLine page={page.id} version={[numbered, stored, missing].join()} />
          </>
        )}
      </div>
    </li>
  );
}
