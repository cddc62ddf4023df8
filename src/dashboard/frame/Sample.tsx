import type { Overview } from '../../wire/answers.js';
import { ago } from '../format/ago.js';
import { count } from '../format/count.js';
import { share } from '../format/share.js';

/** What the figures rest on: how much was seen, and how much of it arrived. */
export function Sample({ overview, at }: { overview: Overview; at: number }) {
  const { views, sessions, entries, numbered, newest } = overview;
  const missing = Math.max(0, numbered - entries);
  const coverage = numbered ? Math.min(1, entries / numbered) : undefined;
  return (
    <dl class="figures">
      <Figure name="Views" value={count(views)} />
      <Figure name="Users" value={count(sessions)} note="counted by visit" />
      <Figure name="Entries" value={count(entries)} />
      {coverage !== undefined && (
        <Figure
          name="Coverage"
          value={share(coverage)}
          note={
            missing ? `${count(missing)} not here yet, or given up` : 'all that the pages recorded is here'
          }
        />
      )}
      {newest !== undefined && <Figure name="Newest" value={ago(at - newest)} />}
    </dl>
  );
}

function Figure({ name, value, note }: { name: string; value: string; note?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong>
        {note && <span class="note"> {note}</span>}
      </dd>
    </div>
  );
}
