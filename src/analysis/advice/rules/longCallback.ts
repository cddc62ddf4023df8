import { createRule } from '../createRule.js';
import { duration } from '../duration.js';
import { scriptsOf } from '../kindOf.js';
import { nameOf } from '../nameOf.js';
import { sample } from '../sample.js';
import { scriptFinding } from '../scriptFinding.js';

export const longCallback = createRule({
  id: 'long-callback',
  when: 'An own function called by a promise, an animation frame, an observer or a message takes 50 ms and more, and is no hydration.',
  least: sample.code,
  find: (facts) =>
    scriptsOf(facts, 'callback').map((script) => {
      const drawing = script.invoker === 'FrameRequestCallback';
      return scriptFinding(script, {
        title: `${nameOf(script)}, ${drawing ? 'run before a frame is drawn' : `called by ${script.invoker || script.invokerType}`}, holds the main thread for ${duration(script.p75)}.`,
        change: drawing
          ? {
              text: 'What runs before a frame has about 10 ms. Compute beforehand, in a worker or in parts, and only draw here.',
              code: `const drawing = await computeInWorker(input);
requestAnimationFrame(() => draw(drawing));`,
            }
          : {
              text: 'Split it: between two parts let the browser paint and answer input.',
              code: `for (const part of parts) {
  work(part);
  await scheduler.yield();
}`,
            },
      });
    }),
});
