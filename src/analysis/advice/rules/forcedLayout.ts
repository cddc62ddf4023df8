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
        title: `${nameOf(script)} makes the browser lay out the page over and over: it reads sizes after it has changed styles.`,
        change: {
          text: 'Read everything first, then write: each read of offsetHeight, getBoundingClientRect() and the like after a write lays out the page anew.',
          code: `const heights = items.map((item) => item.offsetHeight);  // read all
const highest = Math.max(...heights);
for (const item of items)                                // then write all
  item.style.minHeight = \`\${highest}px\`;`,
        },
        share,
        how: 'Its share, by time, of the blocking time of the long frames it ran in, times the share of its time that was forced style and layout.',
        evidence: [
          {
            text: `${percent(share)} of its time is forced style and layout: ${duration(script.forced)} in all`,
          },
        ],
      });
    }),
});
