import { now } from '../../client/clock.js';
import { shared } from '../../client/shared.js';

/** A moment of React's work; times in ms. */
export interface Moment {
  /** On the page's clock. */
  now: number;
  /** On a clock that stands still while React waits. */
  all: number;
  /** On one that stands still while wrapped functions run, too. */
  own: number;
}

/** React renders at least so long before it yields (5 ms in its Scheduler, less the clock's coarseness), ms. */
const slice = 4;

/** When more messages in a row come at once, nothing of React's is under way; it takes two at most in Chromium 156. */
const calm = 8;

/** On a server nothing is committed, and React 18 warns of layout effects. */
export const onServer = typeof document === 'undefined';

/** Counts the tasks, and looks within them, in which React came to something of ours. */
export let task = 0;

let inTask = false;
let calmSince = 0;
let waited = 0;
let waitingSince: number | undefined;
let channel: MessageChannel | undefined;
let finish: ((moment: Moment) => void) | undefined;

/**
 * Takes note that React has come to something of ours.
 * @param next called with the next such moment, or the task's end
 */
export function takeMoment(next?: (moment: Moment) => void): Moment {
  const time = now();
  waited += time - (waitingSince ?? time);
  waitingSince = undefined;
  const all = time - waited;
  const moment = { now: time, all, own: all - (shared.tally?.spent ?? 0) };
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
 * Looks whether React goes on, by messages to ourselves. Its Scheduler has posted its next slice before, but by another
 * channel, and messages overtake those of others: so one that comes at once says little. Several in a row say that there
 * is no slice, and that React has finished or waits for data in the midst of a tree (`use()` in a transition).
 */
function look(came = 0) {
  const sentAt = now();
  if (!came) calmSince = sentAt;
  channel ??= new MessageChannel();
  channel.port1.onmessage = ({ data }) => {
    if (data !== task) return;
    if (now() - sentAt >= slice) look();
    else if (came < calm) look(came + 1);
    else waitingSince = calmSince;
  };
  channel.port2.postMessage(++task);
}
