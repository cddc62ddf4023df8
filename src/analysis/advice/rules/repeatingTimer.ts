import { createRule } from '../createRule.js';
import { duration } from '../duration.js';
import { inCode } from '../inCode.js';
import { scriptsOf } from '../kindOf.js';
import { identifierOf, nameOf } from '../nameOf.js';
import { sample } from '../sample.js';
import { scriptFinding } from '../scriptFinding.js';

export const repeatingTimer = createRule({
  id: 'repeating-timer',
  when: 'A timer calls an own function that takes 50 ms and more, twice a view or more, or several times in one frame.',
  least: sample.code,
  find: (facts) =>
    scriptsOf(facts, 'repeating timer').map((script) =>
      scriptFinding(script, {
        title: `${nameOf(script)} comes back by timer ${times(script.runs / script.views)} a view and holds the main thread for ${duration(script.p75)} each time.`,
        change: {
          text: 'Compute it once and again only when its input has changed; not while the page is hidden; at background priority, the next time set only when this one is done; long computing belongs in a worker.',
          code: `async function refresh() {
  if (!document.hidden && inputChanged())
    await scheduler.postTask(${inCode.name(identifierOf(script), 'work')}, { priority: 'background' });
  setTimeout(refresh, 30_000);  // never two at a time
}`,
        },
        evidence: [{ text: `${script.runs} runs in ${script.views} views` }],
      }),
    ),
});

const times = (value: number) => `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)} times`;
