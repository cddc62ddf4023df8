import { limits } from '../wire/limits.js';
import type { Dropped, Entry, View } from '../wire/types.js';
import type { Views } from './view.js';
import { warn } from './warn.js';

/** A run of one view's entries as it lies in the buffer and goes into a body. */
export interface Run {
  view: View;
  /** Sequence number of the first entry. */
  from: number;
  /** Numbers of entries, and after them of what was dropped. */
  count: number;
  /** The entries' JSON, joined by commas. */
  text: string;
  /** What was given up, by reason. */
  dropped?: Dropped;
}

/**
 * Gives the entry its number and puts it in the tail.
 * @param complete makes the rest of the entry where there is room for it; nothing: it is not to be recorded
 */
export type RecordEntry = (entry: Entry, complete?: () => Entry | undefined) => unknown;

export interface Recorder {
  record: RecordEntry;
  /** Takes the tail: everything recorded since the last time. */
  cut(): Run[];
  /** Forgets the tail, and counts from 0 again. */
  reset(): void;
}

/** Characters after which a run is closed: small enough that runs can be regrouped, and one lost costs little. */
const runLength = 24_000;

/**
 * The one door through which every entry goes: the application's `beforeSend`, limits, numbers.
 * @param onRun called whenever a run is begun
 */
export function createRecorder(
  beforeSend: (entry: Entry) => Entry | null | undefined,
  views: Views,
  onRun: () => void,
): Recorder {
  let next = 0;
  let runs: Run[] = [];
  let warned = false;
  /** Characters recorded, by type. */
  const spent: Record<string, number> = {};

  return {
    record(entry, complete) {
      const { type, startTime } = entry;
      let text = '';
      let reason: keyof Dropped | undefined = 'limit';
      if ((spent[type] ??= 0) < limits.burst + performance.now() * limits.steady) {
        reason = 'invalid';
        try {
          const whole = complete ? complete() : entry;
          const kept = whole && beforeSend(whole);
          if (!kept) return;
          if (kept.type && Number.isFinite(kept.startTime)) {
            text = stringify(kept);
            spent[type] += text.length;
            reason = text.length > limits.entry ? 'limit' : undefined;
          }
        } catch {}
        if (reason === 'invalid' && !warned) {
          warned = true;
          warn('beforeSend failed or gave no entry');
        }
      }
      if (reason) text = '';
      const view = views.at(startTime);
      let run = runs.at(-1);
      if (run?.view !== view || run.text.length + text.length > runLength) {
        run = { view, from: next, count: 0, text: '' };
        runs.push(run);
        onRun();
      }
      run.text += run.text && text ? `,${text}` : text;
      run.count++;
      next++;
      if (reason) {
        run.dropped ??= {};
        run.dropped[reason] = (run.dropped[reason] ?? 0) + 1;
      }
    },
    cut() {
      const tail = runs;
      runs = [];
      return tail;
    },
    reset() {
      next = 0;
      runs = [];
    },
  };
}

/** Without `detail` where that is too large or cannot be written. */
function stringify(entry: Entry): string {
  if (!('detail' in entry)) return JSON.stringify(entry);
  let room: number = limits.entry;
  try {
    // One of 10 MB is not to be written out just to be measured.
    const json = JSON.stringify(entry, (key, value) => {
      room -= key.length + (typeof value === 'string' ? value.length : 1);
      if (room < 0 || ArrayBuffer.isView(value)) throw 0;
      return value;
    });
    if (json.length <= limits.entry) return json;
  } catch {}
  return JSON.stringify({ ...entry, detail: undefined, truncated: true });
}
