import { partyOf } from '../../partyOf.js';
import { createRule } from '../createRule.js';
import { deferral } from '../deferral.js';
import { duration } from '../duration.js';
import { examplesOf } from '../examplesOf.js';
import { gainOf } from '../gainOf.js';
import { nameOf } from '../nameOf.js';
import { placeOf } from '../placeOf.js';
import { sample } from '../sample.js';
import { whom } from '../whom.js';

const inParts = {
  text: 'Keep other work out of the way of users: in parts that look for waiting input, and not while the page is being used.',
  code: `for (const part of parts) {
  work(part);
  if (navigator.scheduling?.isInputPending?.() ?? true) await scheduler.yield();
}`,
};

export const inputDelay = createRule({
  id: 'input-delay',
  when: 'The slowest input of a view waited 50 ms and more, in a quarter of them for the same code.',
  least: sample.code,
  find: (facts) =>
    facts.delays
      .filter(({ p75 }) => p75 >= 50)
      .map((delay) => ({
        title: `Input waits ${duration(delay.p75)} behind ${nameOf(delay)} before its own handler can begin.`,
        change: partyOf(delay, facts.ownOrigins) === 'third' ? deferral(delay.sourceURL) : inParts,
        place: placeOf(delay),
        ...(delay.target && { target: delay.target }),
        ...whom(delay),
        gain: gainOf(
          'INP',
          delay.delay,
          delay,
          'The part of each view’s slowest input delay during which it ran, summed.',
        ),
        evidence: [
          {
            text: `${delay.views} views’ slowest input waited for it${delay.target ? `, on ${delay.target} above all` : ''}`,
            link: { show: 'interactions' as const },
          },
          ...(delay.invoker ? [{ text: `Called by ${delay.invoker}` }] : []),
          ...examplesOf(delay, (worth) => `input waited ${duration(worth)}`),
        ],
      })),
});
