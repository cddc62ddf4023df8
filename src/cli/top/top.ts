import { resolve } from 'node:path';
import type { Filter } from '../../wire/index.js';
import { openAnswers, openCollector } from '../ask/openAnswers.js';
import { exitCodes } from '../exitCodes.js';
import type { AnswerSource } from '../options/source.js';
import { outputWidth } from '../text/outputWidth.js';
import { paint } from '../text/paint.js';
import { wantsColour } from '../text/wantsColour.js';
import { askTop, type Snapshot } from './askTop.js';
import { showTop } from './showTop.js';
import { firstState, sorted } from './TopState.js';
import { watch } from './watch.js';

export interface TopOptions extends AnswerSource {
  filter: Filter;
  /** What counts as now, ms back. */
  window: number;
  once: boolean;
}

/** A snapshot, and who gave it. */
export interface Seen {
  snapshot: Snapshot;
  from: string;
  /** Why it is not that of now. */
  trouble?: string;
}

/** Shows what blocks users now: until it is ended on a terminal, else once. */
export async function top({ filter, window, once, ...source }: TopOptions): Promise<void> {
  const seen = await look(source, filter, window);
  const { isTTY } = process.stdout;
  if (isTTY && !once && process.env.TERM !== 'dumb') {
    await watch(seen, { filter, window, askAgain: () => lookAgain(source, filter, window) });
    // An answer may still be on its way.
    process.exit(exitCodes.ok);
  }
  const rows = sorted(seen.snapshot.functions.rows, firstState);
  const width = outputWidth();
  const lines = showTop(seen.snapshot, rows, firstState, { ...seen, filter, window, width, rows: 15 });
  process.stdout.write(`${lines.map((line) => paint(line, wantsColour())).join('\n')}\n`);
}

/** @throws {Error} one sentence: why there is no answer */
async function look(source: AnswerSource, filter: Filter, window: number): Promise<Seen> {
  const running = !!openCollector(source);
  const { ask, from, close } = await openAnswers(source);
  try {
    const snapshot = await askTop(ask, filter, window);
    return { snapshot, from, ...(!running && { trouble: `No collector runs on ${from}` }) };
  } finally {
    await close();
  }
}

/** Of a collector only: a directory without one stays as it is, and opening it would keep a collector out. */
async function lookAgain(source: AnswerSource, filter: Filter, window: number): Promise<Seen> {
  const collector = openCollector(source);
  if (!collector) throw new Error(`No collector runs on ${resolve(source.data)}`);
  return { snapshot: await askTop(collector.ask, filter, window), from: collector.from };
}
