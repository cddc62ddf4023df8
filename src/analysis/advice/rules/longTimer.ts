import { createRule } from '../createRule.js';
import { duration } from '../duration.js';
import { scriptsOf } from '../kindOf.js';
import { nameOf } from '../nameOf.js';
import { sample } from '../sample.js';
import { scriptFinding } from '../scriptFinding.js';

export const longTimer = createRule({
  id: 'long-timer',
  when: 'A timer calls an own function that takes 50 ms and more, about once a view.',
  least: sample.code,
  find: (facts) =>
    scriptsOf(facts, 'timer').map((script) =>
      scriptFinding(script, {
        title: `${nameOf(script)}, put off by a timer, then holds the main thread for ${duration(script.p75)} in one piece.`,
        change: {
          text: 'A timer only moves the work to another bad moment. Split it and let input go first, at background priority.',
          code: `for (const part of parts)
  await scheduler.postTask(() => work(part), { priority: 'background' });`,
        },
      }),
    ),
});
