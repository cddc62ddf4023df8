import type { Comparison } from '../../wire/answers.js';
import { Disclosure } from '../frame/Disclosure.js';
import type { ScreenProps } from '../screens.js';
import type { By } from './choiceOf.js';

const doubts: Record<By, string> = {
  release:
    'Visitors who have the new release are not always those who had the old one; where both are out at once, the time is the same at least.',
  period: 'Two periods differ in their visitors and their hours too, not only in your code.',
  device:
    'Devices are told by navigator.userAgentData, which Firefox and Safari do not have: their visits are on neither side.',
};

/** How the table is to be read, and what it cannot know. */
export function Reading({
  comparison: { judged, level },
  by,
  ...context
}: ScreenProps & { comparison: Comparison; by: By }) {
  return (
    <Disclosure name="reading" class="reading" summary="How to read this" {...context}>
      <p>
        A visit counts as one sample, however many views it brought, since what one visitor sees is alike. The
        thick line is the interval that holds the true difference with 95 % confidence, if this were the only
        figure looked at. With {judged} figures at once, some of those miss it by chance; the thin line allows
        for that (its level is {Number((100 * level).toFixed(2))} %). A figure is called better or worse where
        the thin line does not touch 0: of all that are called so, one in twenty is expected to be false at
        most (Benjamini and Hochberg).
      </p>
      <p>
        “No evidence of a change” does not say that nothing changed: the interval says how much may have.
        Nothing is said of fewer than 20 visits on a side, nor where a difference stands out alone but the
        visits are too few to be certain of it among {judged} figures. {doubts[by]}
      </p>
      <p>
        The intervals: a p75 by the ranks that its own rank may have (Woodruff 1952), a share by Wilson’s
        score, a mean a visit as a ratio of sums (Cochran 1977), each for visits as clusters; a difference
        from the two sides’ intervals (MOVER, Zou and Donner 2008).
      </p>
    </Disclosure>
  );
}
