import type { StoryScript } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import { share } from '../format/share.js';
import { Link } from '../frame/Link.js';
import type { ScreenProps } from '../screens.js';
import type { Bar, Track } from './Bar.js';
import { fieldsOf } from './fieldsOf.js';
import { moment } from './moment.js';
import { RunningIn } from './RunningIn.js';
import { SpanParts } from './SpanParts.js';
import { scriptName } from './scriptName.js';

interface Props extends ScreenProps {
  bar: Bar | undefined;
  tracks: readonly Track[];
  onSelect: (id: string) => void;
  onClose: () => void;
}

/** Fields shown; a detail can have thousands. */
const mostFields = 60;

/** All that is known of the selected entry. */
export function Details({ bar, tracks, address, change, onSelect, onClose }: Props) {
  const track = bar && tracks.find(({ bars }) => bars.some(({ id }) => id === bar.id));
  const fields = bar ? fieldsOf(bar) : [];
  return (
    <aside class="card details" aria-labelledby="details">
      <h3 id="details" tabIndex={-1} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
        {bar ? bar.label : 'Nothing is selected'}
      </h3>
      {!bar && <p class="note">Press an entry, or step to one with the arrows.</p>}
      {bar && (
        <>
          <p class="note">
            {track?.title} · {moment(bar.start)}
            {bar.end > bar.start && ` – ${moment(bar.end)} · ${duration(bar.end - bar.start)}`}
          </p>
          {bar.script && <SourceOf script={bar.script} />}
          {bar.forced ? (
            <p>
              {share(bar.forced)} of its time was style and layout that it forced; when in it, browsers do not
              tell.
            </p>
          ) : null}
          <Parts bar={bar} onSelect={onSelect} />
          {bar.kind === 'span' && <SpanParts span={bar} spans={track?.bars ?? []} onSelect={onSelect} />}
          {bar.kind === 'frame' && bar.entry?.type === 'long-animation-frame' && (
            <RunningIn running={bar.entry.running} address={address} change={change} />
          )}
          <dl class="fields">
            {fields.slice(0, mostFields).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd class="code">{value.length > 500 ? `${value.slice(0, 500)}…` : value}</dd>
              </div>
            ))}
          </dl>
          {fields.length > mostFields && (
            <p class="note">and {count(fields.length - mostFields)} more fields</p>
          )}
          <p class="details-links">
            {bar.script?.culprit && (
              <Link address={address} to={{ show: 'function', of: bar.script.culprit }} change={change}>
                What this function costs all users
              </Link>
            )}
            {(bar.kind === 'measure' || bar.kind === 'span') && (
              <Link address={address} to={{ show: 'measure', of: bar.label }} change={change}>
                All runs of this measure
              </Link>
            )}
            {bar.kind === 'interaction' && (
              <Link address={address} to={{ show: 'interactions', of: '' }} change={change}>
                All slow interactions
              </Link>
            )}
          </p>
        </>
      )}
    </aside>
  );
}

function SourceOf({ script: { source, sourceURL, sourceCharPosition } }: { script: StoryScript }) {
  const served = sourceURL && (
    <span class="code">
      {sourceURL}
      {sourceCharPosition !== undefined && `@${count(sourceCharPosition)}`}
    </span>
  );
  if (!source) return <p>{served || 'The browser names no file.'}</p>;
  if ('missing' in source)
    return (
      <p>
        {served}
        <span class="note source-missing">{source.missing}</span>
      </p>
    );
  return (
    <div class="source">
      <p>
        <strong class="code">
          {source.file}:{source.line}
        </strong>
        {source.name && <span class="code"> {source.name}</span>}
      </p>
      {source.text && <pre>{source.text}</pre>}
      <p class="note">{served}</p>
    </div>
  );
}

/** Of a frame its scripts and its rendering; of those their frame. */
function Parts({ bar, onSelect }: { bar: Bar; onSelect: (id: string) => void }) {
  const { entry } = bar;
  if (entry?.type !== 'long-animation-frame') return null;
  const list =
    bar.kind === 'frame'
      ? (entry.scripts ?? []).slice(0, 20).map((script, i) => ({
          id: `${entry.seq}.${i}`,
          words: `${duration(script.duration)} ${scriptName(script)}`,
        }))
      : [{ id: String(entry.seq), words: `its frame of ${duration(entry.duration)}` }];
  if (!list.length) return <p class="note">The browser names no script of 5 ms or more in it.</p>;
  return (
    <ul class="details-parts">
      {list.map(({ id, words }) => (
        <li key={id}>
          <button type="button" class="link" onClick={() => onSelect(id)}>
            {words}
          </button>
        </li>
      ))}
    </ul>
  );
}
