import { createRule } from '../createRule.js';
import { duration } from '../duration.js';
import { scriptsOf } from '../kindOf.js';
import { nameOf } from '../nameOf.js';
import { sample } from '../sample.js';
import { scriptFinding } from '../scriptFinding.js';

export const hydration = createRule({
  id: 'hydration',
  when: 'An own function that the document’s own events, a module that has come, or a framework’s scheduler calls takes 50 ms and more in the first five seconds of a load.',
  least: sample.code,
  find: (facts) =>
    scriptsOf(facts, 'load').map((script) =>
      scriptFinding(script, {
        title: `${nameOf(script)} runs in one piece of ${duration(script.p75)} while the page loads: until it is done the page looks ready and answers nothing.`,
        change: {
          text: 'If it is what brings the page to life: start the parts one by one, those in view first, and the others when they are scrolled to or touched.',
          code: `const observer = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries)
    if (isIntersecting) start(target), observer.unobserve(target);
});
for (const island of document.querySelectorAll('[data-island]')) observer.observe(island);`,
        },
      }),
    ),
});
