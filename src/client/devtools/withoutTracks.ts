import type { Entry } from '../../wire/types.js';
import type { Options } from '../options.js';
import type { TrackEntry } from './trackEntry.js';

type BeforeSend = NonNullable<Options['beforeSend']>;

/**
 * `beforeSend` that takes from entries what is there to be drawn alone: what else tells of calls, renders and long frames
 * is recorded anyway, and of a span, how it is shown is nobody's business.
 */
export function withoutTracks(beforeSend: BeforeSend = (entry) => entry): BeforeSend {
  return (entry: Entry) => {
    const { devtools, ...detail } = ((entry.type === 'measure' && entry.detail) || {}) as {
      devtools?: Partial<TrackEntry>;
    };
    if (devtools?.trackGroup !== 'Fieldmark') return beforeSend(entry);
    if (devtools.track !== 'Spans') return null;
    const { detail: _, ...span } = entry as Extract<Entry, { type: 'measure' }>;
    return beforeSend(Object.keys(detail)[0] ? { ...span, detail } : span);
  };
}
