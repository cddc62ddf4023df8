import { createRule } from '../createRule.js';
import { duration } from '../duration.js';
import { inCode } from '../inCode.js';
import { scriptsOf } from '../kindOf.js';
import { identifierOf, nameOf } from '../nameOf.js';
import { sample } from '../sample.js';
import { scriptFinding } from '../scriptFinding.js';

export const longHandler = createRule({
  id: 'long-handler',
  when: 'An own handler of a click, a key or the like takes 50 ms and more in a quarter of its long frames.',
  least: sample.code,
  find: (facts) =>
    scriptsOf(facts, 'input').map((script) =>
      scriptFinding(script, {
        title: `${nameOf(script)} keeps the page from answering ${acted(script.invoker)} for ${duration(script.p75)}.`,
        change: {
          text: 'Show the user that it was heard first, then let the browser paint with scheduler.yield(), and do the rest after that; a long loop yields every 50 ms.',
          code: `async function ${inCode.name(identifierOf(script), 'handler')}(event) {
  showThatItWasHeard();       // what the user waits to see
  await scheduler.yield();    // the browser paints here
  for (const chunk of chunks) {
    work(chunk);
    await scheduler.yield();  // input goes first
  }
}`,
        },
      }),
    ),
});

/** `a click on BUTTON#buy`. */
function acted(invoker: string): string {
  const [, element, event] = /^(.*)\.on(\w+)$/.exec(invoker) ?? [];
  return element ? `a ${event} on ${element}` : 'input';
}
