import { createTally } from '../../client/functions/createTally.js';
import { shared } from '../../client/shared.js';

/** One component's rendering; times in ms on the page's clock. */
export interface Lap {
  /** That of the measured component around it. */
  readonly around: Lap | undefined;
  start: number;
  end: number;
  own: number;
  /** The turn in which it is open. */
  turn: number;
}

export interface Stopwatch {
  begin(lap: Lap): void;
  /** Ends it, if it is open. */
  end(lap: Lap): void;
  /** Nothing is being rendered any more. */
  settle(): void;
}

/**
 * One stopwatch for all components: time belongs to the one that began last and has not ended. One whose end nobody tells
 * ends where the next begins, or when all is rendered.
 */
export function createStopwatch(): Stopwatch {
  const tally = (shared.tally ??= createTally());
  let running: Lap | undefined;
  let since = 0;
  /** Of the time since, what wrapped functions took: `tally.nested` beyond that. */
  let nested = 0;
  let turn = 1;
  let rendering = false;

  /** Gives the time since the last switch to whose it was. */
  const to = (next: Lap | undefined) => {
    const now = performance.now();
    if (running) {
      const own = Math.max(0, now - since - Math.max(0, tally.nested - nested));
      running.own += own;
      tally.nested += own;
      for (let lap: Lap | undefined = running; lap?.turn === turn; lap = lap.around) lap.end = now;
    }
    running = next;
    since = now;
    nested = tally.nested;
    return now;
  };

  const settle = () => {
    if (!rendering) return;
    rendering = false;
    to(undefined);
    turn++;
  };

  return {
    begin(lap) {
      const now = to(lap);
      Object.assign(lap, { start: now, end: now, own: 0, turn });
      // A component that throws is never mounted.
      if (!rendering) queueMicrotask(settle);
      rendering = true;
    },
    end(lap) {
      if (lap.turn !== turn) return;
      let { around } = lap;
      while (around && around.turn !== turn) around = around.around;
      lap.end = to(around);
      lap.turn = 0;
    },
    settle,
  };
}
