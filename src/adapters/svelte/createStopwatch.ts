import { now } from '../../client/clock.js';
import { countRender } from '../../client/functions/countRender.js';
import { type Callee, createTally } from '../../client/functions/createTally.js';
import { shared } from '../../client/shared.js';

/** One component's rendering; times in ms on the page's clock. */
export interface Lap {
  /** That of the measured component around it. */
  readonly around: Lap | undefined;
  start: number;
  stop: number;
  own: number;
  /** The turn in which it was begun; 0: none, or it is counted. */
  turn: number;
  /** Whether its end is told. */
  ended: boolean;
}

export interface Stopwatch {
  begin(lap: Lap): void;
  /** Ends it, if it is open. */
  end(lap: Lap): void;
  /** Nothing is being rendered any more. */
  settle(): void;
  /** Counts it, on behalf of the component around it. */
  count(lap: Lap, callee: Callee, caller: Callee | undefined): void;
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

  const isOpen = (lap: Lap) => lap.turn === turn && !lap.ended;

  /** Gives the time since the last switch to whose it was. */
  const to = (next: Lap | undefined) => {
    const time = now();
    if (running) {
      const own = Math.max(0, time - since - Math.max(0, tally.nested - nested));
      running.own += own;
      tally.nested += own;
      for (let lap: Lap | undefined = running; lap && isOpen(lap); lap = lap.around) lap.stop = time;
    }
    running = next;
    since = time;
    nested = tally.nested;
    return time;
  };

  const settle = () => {
    if (!rendering) return;
    rendering = false;
    to(undefined);
    turn++;
  };

  return {
    begin(lap) {
      lap.start = lap.stop = to(lap);
      lap.own = 0;
      lap.turn = turn;
      lap.ended = false;
      // A component that throws is never mounted.
      if (!rendering) queueMicrotask(settle);
      rendering = true;
    },
    end(lap) {
      if (!isOpen(lap)) return;
      let { around } = lap;
      while (around && !isOpen(around)) around = around.around;
      lap.stop = to(around);
      lap.ended = true;
    },
    settle,
    count(lap, callee, caller) {
      const { start, stop, own } = lap;
      const { nested } = tally;
      lap.turn = 0;
      countRender(callee, caller, { start, end: stop, own, render: stop - start });
      // It has been taken from the function around it as it went on.
      tally.nested = nested;
    },
  };
}
