import { createRule } from '../createRule.js';
import { duration } from '../duration.js';
import { examplesOf } from '../examplesOf.js';
import { gainOf } from '../gainOf.js';
import { inCode } from '../inCode.js';
import { sample } from '../sample.js';
import { whom } from '../whom.js';

export const blockingScript = createRule({
  id: 'blocking-script',
  when: 'A script in the head alone keeps the page blank for 200 ms and more in a quarter of the views.',
  least: sample.percentile,
  find: (facts) =>
    facts.blocking
      .filter(({ initiatorType, p75 }) => initiatorType === 'script' && p75 >= 200)
      .map((script) => ({
        title: `Nothing is drawn before the script ${script.url} has come: it alone holds up the page for ${duration(script.p75)}.`,
        change: {
          text: 'Let the page be drawn while it loads.',
          code: `<script defer src=${inCode.html(script.url)}></script>
<!-- or, when nothing else waits for it -->
<script async src=${inCode.html(script.url)}></script>`,
        },
        url: script.url,
        ...whom(script),
        gain: gainOf(
          'FCP',
          script.alone,
          script,
          'From when all other requests that block had come until it had, but no more than it took itself, summed over the views.',
        ),
        evidence: [
          {
            text: `The last request to block rendering in ${script.views} views, ${duration(script.p75)} alone (p75)`,
          },
          ...examplesOf(script, (worth) => `${duration(worth)} alone`),
        ],
      })),
});
