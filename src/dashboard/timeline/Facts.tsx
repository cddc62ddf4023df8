import type { PageStory } from '../../wire/answers.js';
import { Parts } from '../coverage/Parts.js';
import { PartsBar } from '../coverage/PartsBar.js';
import { clock } from '../format/clock.js';
import { count } from '../format/count.js';
import { deviceWords } from '../visits/deviceWords.js';

/** What the page says of itself, and how much of it is here. */
export function Facts({ story: { head, entries, holes } }: { story: PageStory }) {
  if (!head) return null;
  const { coverage, views } = head;
  const facts: [string, string][] = [
    ['Began', clock(head.timeOrigin)],
    ['App', [head.app, head.release, head.environment].filter(Boolean).join(' · ')],
    ['Device', deviceWords(head.device)],
    ['Views', count(views.length)],
    ['Session', head.session],
    ['Page', head.id],
    ...Object.entries(head.context),
  ];
  return (
    <div class="card facts">
      <dl>
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {coverage.stored < coverage.numbered ? (
        <div class="facts-coverage">
          <PartsBar numbers={coverage} />
          <Parts numbers={coverage} />
          {holes.length > 0 && (
            <p class="note">Where they lie, the track “Not here” shows as far as it is known.</p>
          )}
        </div>
      ) : (
        <p class="note">All {count(coverage.stored)} entries that the page recorded are stored.</p>
      )}
      {entries.length < coverage.stored && (
        <p role="note">
          <strong>
            {count(entries.length)} of {count(coverage.stored)} entries are shown:
          </strong>{' '}
          the longest, and those that tell of the page itself.
        </p>
      )}
      <Unsupported supports={head.supports} />
    </div>
  );
}

/** An empty track must not read as "none happened" where the browser does not tell. */
function Unsupported({ supports }: { supports: string[] }) {
  const wanted = ['long-animation-frame', 'longtask', 'event', 'layout-shift', 'largest-contentful-paint'];
  const lacking = supports.length ? wanted.filter((type) => !supports.includes(type)) : [];
  if (!lacking.length) return null;
  return (
    <p class="note">This browser does not tell of: {lacking.join(', ')}. Their absence here says nothing.</p>
  );
}
