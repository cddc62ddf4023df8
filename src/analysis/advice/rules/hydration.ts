import { createRule } from '../createRule.js';
import { duration } from '../duration.js';
import { scriptsOf } from '../kindOf.js';
import { nameOf } from '../nameOf.js';
import { sample } from '../sample.js';
import { scriptFinding } from '../scriptFinding.js';

export const hydration = createRule({
  id: 'hydration',
  when: 'An own function that is no script’s top level, no input handler and no timer takes 50 ms and more in the first five seconds of a load.',
  least: sample.code,
  find: (facts) =>
    scriptsOf(facts, 'load').map((script) =>
      scriptFinding(script, {
        title: `${nameOf(script)} brings the page to life in one piece of ${duration(script.p75)}; until then it looks ready and answers nothing.`,
        change: {
          text: 'Start the parts one by one, those in view first, and the others when they are scrolled to or touched.',
          code: `const observer = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries)
    if (isIntersecting) start(target), observer.unobserve(target);
});
for (const island of document.querySelectorAll('[data-island]')) observer.observe(island);`,
        },
      }),
    ),
});
