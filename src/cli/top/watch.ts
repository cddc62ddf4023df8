import { constants } from 'node:os';
import type { Filter } from '../../wire/index.js';
import { paint } from '../text/paint.js';
import { wantsColour } from '../text/wantsColour.js';
import { keysIn } from './keysIn.js';
import { openScreen } from './openScreen.js';
import { details, footer, showTop } from './showTop.js';
import { chosenIndex, firstState, press, sorted } from './TopState.js';
import type { Seen } from './top.js';

/** Between an answer and the next question, ms; more where answers take long, so that most of its time is the collector's own. */
const interval = 2000;
/** Lines that are no row of the table: four of the head, its heads, the details and the footer. */
const others = 9;

export interface Watching {
  filter: Filter;
  /** ms. */
  window: number;
  /** @throws {Error} one sentence: why there is no answer now */
  askAgain(): Promise<Seen>;
}

/** Shows on the terminal what is seen, again and again; resolves when whoever watches has seen enough. */
export async function watch(first: Seen, { filter, window, askAgain }: Watching): Promise<void> {
  let seen = first;
  let state = firstState;
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const { promise, resolve } = ending();

  const size = () => {
    const { columns = 80, rows = 24 } = process.stdout;
    return { width: columns, height: rows, rows: Math.max(1, rows - others - (seen.trouble ? 1 : 0)) };
  };
  const draw = () => {
    const { width, height, rows } = size();
    const functions = sorted(seen.snapshot.functions.rows, state);
    const body = showTop(seen.snapshot, functions, state, { ...seen, filter, window, width, rows });
    const below = details(functions[chosenIndex(functions, state)], width);
    const space = Math.max(0, height - body.length - below.length - 1);
    const lines = [...body, ...Array.from({ length: space }, () => []), ...below].slice(0, height - 1);
    screen.draw([...lines, footer(state, width)].map((line) => paint(line, wantsColour())));
  };
  const refresh = async () => {
    const began = performance.now();
    try {
      const now = await askAgain();
      if (!state.paused) seen = now;
    } catch (error) {
      seen = { ...seen, trouble: sinceWhen(seen, error as Error) };
    }
    if (ended) return;
    draw();
    next(performance.now() - began);
  };
  const next = (took = 0) => {
    clearTimeout(timer);
    if (!state.paused) timer = setTimeout(refresh, Math.max(interval, 3 * took));
  };

  const screen = openScreen({
    onKeys(text) {
      for (const key of keysIn(text)) {
        if (key === 'quit') return resolve();
        if (key === 'suspend') return screen.suspend();
        const { paused } = state;
        state = press(state, key, sorted(seen.snapshot.functions.rows, state), size().rows);
        if (paused && !state.paused) void refresh();
        else if (state.paused) clearTimeout(timer);
      }
      draw();
    },
    onResize: () => draw(),
    onGone: resolve,
  });
  const leave = (signal: NodeJS.Signals) => process.exit(128 + constants.signals[signal]);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, leave);
  try {
    draw();
    next();
    await promise;
  } finally {
    ended = true;
    clearTimeout(timer);
    for (const signal of signals) process.off(signal, leave);
    screen.close();
  }
}

function sinceWhen({ snapshot }: Seen, { message }: Error): string {
  return `${message}; trying again. Above is what was at ${new Date(snapshot.at).toTimeString().slice(0, 8)}.`;
}

function ending() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
