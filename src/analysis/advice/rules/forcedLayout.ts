import { createRule } from '../createRule.js';
import { duration } from '../duration.js';
import { scriptsOf } from '../kindOf.js';
import { nameOf } from '../nameOf.js';
import { percent } from '../percent.js';
import { sample } from '../sample.js';
import { scriptFinding } from '../scriptFinding.js';

export const forcedLayout = createRule({
  id: 'forced-layout',
  when: 'An own function takes 50 ms and more in a quarter of its long frames, 30 % or more of it style and layout that it forces.',
  least: sample.code,
  find: (facts) =>
    scriptsOf(facts, 'forced layout').map((script) => {
      const share = Math.min(1, script.forced / script.duration);
      return scriptFinding(script, {
        title: `${nameOf(script)} makes the browser compute style and layout while it runs: ${duration(script.forced / script.frames)} in each long frame, ${percent(share)} of its time.`,
        change: {
          text: 'It asks for sizes (offsetHeight, getBoundingClientRect() and the like) that are out of date. How often is not told, only for how long, so look in this order. Reads and writes take turns in a loop: read everything first, then write. It reads once, but just after a change: read before it, or let a ResizeObserver tell. That is so already: then one layout is dear, and fewer elements, content-visibility and contain make it cheaper.',
          code: `const heights = items.map((item) => item.offsetHeight);  // read all
const highest = Math.max(...heights);
for (const item of items)                                // then write all
  item.style.minHeight = \`\${highest}px\`;`,
        },
        share,
        how: 'Its share, by time, of the blocking time of the long frames it ran in, times the share of its time that was forced style and layout.',
        evidence: [
          {
            text: `${duration(script.forced)} of forced style and layout in all, ${percent(share)} of its time`,
          },
        ],
      });
    }),
});
