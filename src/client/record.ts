import { limits } from '../wire/limits.js';
import type { Dropped, Entry, View } from '../wire/types.js';
import type { Views } from './view.js';
import { warn } from './warn.js';

/** A run of one view's entries as it lies in the buffer and goes into a body. */
export interface Run {
  view: View;
  /** Sequence number of the first entry. */
  from: number;
  count: number;
  /** The entries' JSON, joined by commas. */
  text: string;
}

export interface Recorder {
  /** Gives the entry its number and puts it in the tail. */
  record(entry: Entry): void;
  /** Takes the tail: everything recorded since the last time. */
  cut(): Run[];
  /** What was given up so far, by reason. */
  dropped: Dropped;
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
  const dropped: Dropped = {};

  return {
    dropped,
    record(entry) {
      let json: string | undefined;
      let reason: keyof Dropped = 'invalid';
      try {
        const kept = beforeSend(entry);
        if (!kept) return;
        if (kept.type && Number.isFinite(kept.startTime)) {
          reason = 'limit';
          json = toJson((entry = kept));
        }
      } catch {}
      if (!json) {
        if (reason === 'invalid' && !dropped.invalid) warn('beforeSend failed or gave no entry');
        dropped[reason] = (dropped[reason] ?? 0) + 1;
        return;
      }
      const view = views.at(entry.startTime);
      const last = runs.at(-1);
      if (last?.view === view && last.text.length + json.length < runLength) {
        last.text += `,${json}`;
        last.count++;
      } else {
        onRun(runs.push({ view, from: next, count: 1, text: json }));
      }
      next++;
    },
    cut() {
      const tail = runs;
      runs = [];
      return tail;
    },
  };
}

/** The entry's JSON; without `detail` where that is too large or cannot be written; nothing where even that is too much. */
function toJson(entry: Entry): string | undefined {
  let json: string | undefined;
  try {
    json = JSON.stringify(entry);
  } catch {}
  if (!json || json.length > limits.entry) json = JSON.stringify({ ...entry, detail: undefined });
  return json.length > limits.entry ? undefined : json;
}
