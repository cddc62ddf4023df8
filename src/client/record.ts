import { limits } from '../wire/limits.js';
import type { Dropped, Entry, View } from '../wire/types.js';
import { clock } from './clock.js';
import type { Views } from './view.js';
import { warn } from './warn.js';

/** A run of one view's entries as it lies in the buffer and goes into a body. */
export interface Run {
  view: View;
  /** Sequence number of the first entry. */
  from: number;
  /** Numbers of entries, and after them of what was dropped. */
  count: number;
  /** The entries' JSON. Joined once: a text that has grown bit by bit is put together again wherever it is read. */
  texts: string[];
  /** Characters that it still takes. */
  room: number;
  /** What was given up, by reason. */
  dropped?: Dropped;
}

/**
 * Gives the entry its number and puts it in the tail.
 * @param complete makes the rest of the entry where there is room for it; nothing: it is not to be recorded
 * @param among how many came at once, where it may be a stream: of that less is kept than of a burst
 */
export type RecordEntry = (entry: Entry, complete?: () => Entry | undefined, among?: number) => unknown;

export interface Recorder {
  record: RecordEntry;
  /** Takes the tail, everything recorded since the last time, but at most so many runs of it. */
  cut(most?: number): Run[];
  /** Forgets the tail, and counts from 0 again. */
  reset(): void;
}

/**
 * Characters after which a run is closed: small enough that runs can be regrouped, one lost costs little, and a last
 * request has room for it, even where each takes three bytes.
 */
const runLength = 19_000;
/** In a tail that nobody may take yet, since the visitor has not agreed: more of them, and no minute brings new room. */
const mostRuns = 100;

/**
 * The one door through which every entry goes: the application's `beforeSend`, limits, numbers.
 * @param onEntry called whenever there is something to write; losses alone wait for that
 */
export function createRecorder(
  beforeSend: (entry: Entry) => Entry | null | undefined,
  views: Views,
  onEntry: () => void,
  now = clock,
): Recorder {
  let next = 0;
  const runs: Run[] = [];
  let warned = false;
  /** Characters recorded in this minute of the page's life, by type and by how it came. */
  let spent: Record<string, number> = {};
  let minute = 0;

  return {
    record(entry, complete, among) {
      const { type, startTime } = entry;
      let text = '';
      let reason: keyof Dropped | false = 'limit';
      // Of 65,536 ms. To allow a little all the time would be to write and send all the time.
      const thisMinute = now() >> 16;
      if (minute !== thisMinute && !runs[mostRuns]) {
        minute = thisMinute;
        spent = {};
      }
      // Apart: after a burst, single ones are as welcome as before.
      const stream = among! < limits.streamAtOnce;
      const lot = type + stream;
      if ((spent[lot] ??= 0) < (stream ? limits.stream : limits.burst)) {
        reason = 'invalid';
        try {
          const whole = complete ? complete() : entry;
          const kept = whole && beforeSend(whole);
          if (!kept) return;
          if (kept.type && Number.isFinite(kept.startTime)) {
            text = stringify(kept);
            // What is too long was read all the same.
            spent[lot] += text.length || limits.entry;
            text ||= JSON.stringify({ ...kept, detail: undefined, truncated: true });
            reason = text.length > limits.entry && 'limit';
          }
        } catch {}
        if (reason === 'invalid' && !warned) {
          warned = true;
          warn('beforeSend gave no entry');
        }
      }
      const view = views.at(startTime);
      let run = runs.at(-1);
      if (run?.view !== view || text.length > run.room) {
        run = { view, from: next, count: 0, texts: [], room: runLength };
        runs.push(run);
      }
      run.count++;
      next++;
      if (reason) {
        const dropped = (run.dropped ??= {});
        dropped[reason] = (dropped[reason] ?? 0) + 1;
      } else {
        run.texts.push(text);
        run.room -= text.length;
        onEntry();
      }
    },
    cut: (most = Infinity) => runs.splice(0, most),
    reset() {
      next = runs.length = 0;
    },
  };
}

/** Nothing where that is too long or cannot be written. */
function stringify(entry: Entry): string {
  let room: number = limits.entry;
  // One of 10 MB is not to be written out just to be measured.
  const measured = (key: string, value: unknown) => {
    room -= key.length + (typeof value === 'string' ? value.length : 1);
    if (room < 0 || ArrayBuffer.isView(value)) throw 0;
    return value;
  };
  try {
    const json = JSON.stringify(entry, 'detail' in entry ? measured : undefined);
    if (json.length <= limits.entry) return json;
  } catch {}
  return '';
}
