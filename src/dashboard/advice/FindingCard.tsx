import { useId } from 'preact/hooks';
import type { Finding } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { Snippet } from '../frame/Snippet.js';
import type { Address } from '../state/Address.js';
import type { Change } from '../state/useAddress.js';
import { EvidenceItem } from './EvidenceItem.js';
import { Gain } from './Gain.js';
import { keyOf } from './keyOf.js';
import { Where } from './Where.js';

interface Props {
  finding: Finding;
  sessions: number;
  /** The largest score; its bar is full. */
  most: number;
  address: Address;
  change: Change;
}

/** One finding: what it costs, where, and behind a disclosure what to change and why we think so. */
export function FindingCard({ finding, sessions, most, address, change }: Props) {
  const id = useId();
  const key = keyOf(finding);
  const open = address.of === key;
  const { title, change: advised, evidence, gain, routes } = finding;
  return (
    <li class={open ? 'advice-finding open' : 'advice-finding'} data-rule={finding.rule}>
      <Gain finding={finding} sessions={sessions} share={most > 0 ? finding.score / most : 0} />
      <div class="advice-what">
        <h3>{title}</h3>
        <Where finding={finding} address={address} change={change} />
        <button
          type="button"
          class="advice-toggle"
          aria-expanded={open}
          aria-controls={id}
          aria-describedby={`${id}-title`}
          onClick={() => change({ of: open ? '' : key }, 'replace')}
        >
          <svg viewBox="0 0 10 10" width="9" height="9" aria-hidden="true">
            <path d="M3 1l4 4-4 4" />
          </svg>
          How to change it
          <span class="hidden" id={`${id}-title`}>
            {title}
          </span>
        </button>
        {open && (
          <div id={id} class="advice-details">
            <p class="advice-text">{advised.text}</p>
            {advised.code && <Snippet label="Example" text={advised.code} />}
            <div class="advice-why">
              <div>
                <h4>Evidence</h4>
                <ul>
                  {evidence.map((item) => (
                    <EvidenceItem key={item.text + (item.link?.of ?? '')} item={item} address={address} />
                  ))}
                </ul>
              </div>
              <div>
                <h4>What it would give back, at most</h4>
                <p>{gain.how}</p>
                <p class="note">
                  {count(finding.views)} {finding.views === 1 ? 'view' : 'views'} on{' '}
                  {routes.length > 0 ? routes.join(', ') : 'routes without a name'}
                </p>
              </div>
            </div>
          </div>
        )}
      </div>
    </li>
  );
}
