import { useId, useState } from 'preact/hooks';
import type { Coverage } from '../../wire/answers.js';
import { clock } from '../format/clock.js';
import { count } from '../format/count.js';
import { share } from '../format/share.js';
import { givenUp } from './givenUp.js';
import { NumberLine } from './NumberLine.js';
import { PartsBar } from './PartsBar.js';

/** A page that is not complete; opened, it shows where its holes are. */
export function PageRow({ page }: { page: Coverage['pages'][number] }) {
  const [open, setOpen] = useState(false);
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
        onClick={() => setOpen(!open)}
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
              Page <span class="code">{page.id}</span>
            </p>
            <NumberLine page={page.id} version={[numbered, stored, missing].join()} />
          </>
        )}
      </div>
    </li>
  );
}
