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

export interface Recorder {
  /** Gives the entry its number and puts it in the tail. */
  record(entry: Entry): void;
  /** Takes the tail: everything recorded since the last time. */
  cut(): Run[];
  /** Forgets the tail, and counts from 0 again. */
  reset(): void;
}

/** Characters after which a run is closed: small enough that runs can be regrouped, and one lost costs little. */
const runLength = 16_384;

/**
 * The one door through which every entry goes: the application's `beforeSend`, limits, numbers.
 * @param onRun told how many runs the tail has whenever one is begun
 */
export function createRecorder(
  beforeSend: (entry: Entry) => Entry | null | undefined,
  views: Views,
  onRun: (runs: number) => void,
): Recorder {
  let next = 0;
  let runs: Run[] = [];
  let warned = false;
  /** Characters recorded, by type. */
  const spent: Record<string, number> = {};

  /** The entry's JSON, nothing where the application discards it, or why it cannot be kept. */
  const toJson = (entry: Entry): [json: string] | undefined | keyof Dropped => {
    const { type } = entry;
    if ((spent[type] ?? 0) > limits.burst + performance.now() * limits.steady) return 'limit';
    try {
      const kept = beforeSend(entry);
      if (!kept) return;
      if (kept.type && Number.isFinite(kept.startTime)) {
        const json = stringify(kept);
        spent[type] = (spent[type] ?? 0) + json.length;
        return json.length > limits.entry ? 'limit' : [json];
      }
    } catch {}
    if (!warned) warn('beforeSend failed or gave no entry');
    warned = true;
    return 'invalid';
  };

  return {
    record(entry) {
      const json = toJson(entry);
      if (!json) return;
      const text = typeof json === 'string' ? '' : json[0];
      const view = views.at(entry.startTime);
      let run = runs.at(-1);
      if (run?.view !== view || run.text.length + text.length > runLength) {
        run = { view, from: next, count: 0, text: '' };
        onRun(runs.push(run));
      }
      if (typeof json === 'string') {
        run.dropped ??= {};
        run.dropped[json] = (run.dropped[json] ?? 0) + 1;
      } else run.text += run.text ? `,${text}` : text;
      run.count++;
      next++;
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
