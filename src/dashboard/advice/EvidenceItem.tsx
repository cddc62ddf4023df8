import type { Evidence } from '../../wire/answers.js';
import type { Address } from '../state/Address.js';
import { writeAddress } from '../state/writeAddress.js';

const there = { page: 'the visit', measure: 'the measure', interactions: 'the interactions' };

/** A figure that a finding rests on, and where it can be seen. */
export function EvidenceItem({ item: { text, link }, address }: { item: Evidence; address: Address }) {
  if (!link) return <li>{text}</li>;
  const to = writeAddress({ ...address, rows: '', open: '', show: link.show, of: link.of ?? '' });
  const href = link.at === undefined ? to : `${to}&at=${link.at}`;
  return (
    <li>
      {text}{' '}
      <a
        href={href}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
          event.preventDefault();
          history.pushState(null, '', href);
          dispatchEvent(new PopStateEvent('popstate'));
          scrollTo(0, 0);
        }}
      >
        {there[link.show]}
        <span class="hidden">: {text}</span>
      </a>
    </li>
  );
}
