import { shared } from '../../client/shared.js';

/** A moment of React's work; times in ms. */
export interface Moment {
  /** On the page's clock. */
  now: number;
  /** On a clock that stands still while React waits. */
  worked: number;
  /** How long wrapped functions have run. */
  functions: number;
}

/** React renders at least so long before it yields (5 ms in its Scheduler, less the clock's coarseness), ms. */
const slice = 4;

/** On a server nothing is committed, and React 18 warns of layout effects. */
export const onServer = typeof document === 'undefined';

let waited = 0;
let waitingSince: number | undefined;
let inTask = false;
let leftAt = 0;
let turn = 0;
let channel: MessageChannel | undefined;
let finish: ((moment: Moment) => void) | undefined;

/**
 * Takes note that React has come to something of ours.
 * @param next called with the next such moment, or the task's end
 */
export function takeMoment(next?: (moment: Moment) => void): Moment {
  const now = performance.now();
  if (waitingSince !== undefined) waited += now - waitingSince;
  waitingSince = undefined;
  const moment = { now, worked: now - waited, functions: shared.tally?.nested ?? 0 };
  const last = finish;
  finish = next;
  last?.(moment);
  if (!inTask) {
    inTask = true;
    queueMicrotask(leave);
  }
  return moment;
}

function leave() {
  takeMoment();
  inTask = false;
  look();
}

/**
 * Looks whether React goes on: its Scheduler has posted its next slice before, so a message that comes at once says that
 * there is none, and that React has finished or waits for data in the midst of a tree (`use()` in a transition).
 */
function look() {
  leftAt = performance.now();
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = ({ data }) => {
      if (data !== turn) return;
      if (performance.now() - leftAt < slice) waitingSince = leftAt;
      else look();
    };
  }
  channel.port2.postMessage(++turn);
}
