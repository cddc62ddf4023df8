import { createRule } from '../createRule.js';
import { duration } from '../duration.js';
import { examplesOf } from '../examplesOf.js';
import { gainOf } from '../gainOf.js';
import { sample } from '../sample.js';
import { whom } from '../whom.js';

export const latePaint = createRule({
  id: 'late-paint',
  when: 'The largest paint comes 500 ms and more after all it needs is there, in a quarter of the views, and no request that blocks rendering explains half of that.',
  least: sample.percentile,
  find: (facts) =>
    facts.lcp
      .filter(
        ({ renderDelay, route }) =>
          renderDelay >= 500 &&
          !facts.blocking.some(({ routes, p75 }) => routes.includes(route) && p75 >= renderDelay / 2),
      )
      .map((lcp) => ({
        title: `The largest thing on ${lcp.route}, ${lcp.target}, is drawn ${duration(lcp.renderDelay)} after ${lcp.url ? 'its image' : 'the HTML'} is there.`,
        change: {
          text: 'Send it in the HTML and visible: not made by a script that must load first, not hidden until a script or an animation shows it, and with no long task in the way.',
          code: `<!-- in the HTML, not by script -->
<h1>…</h1>
<script type="module" src="/app.js"></script>  <!-- works on what is there -->`,
        },
        target: lcp.target,
        ...(lcp.url && { url: lcp.url }),
        ...whom(lcp),
        gain: gainOf(
          'LCP',
          lcp.renderDelayOver,
          lcp,
          'What this delay has beyond 100 ms, summed over the views.',
        ),
        evidence: [
          { text: `LCP ${duration(lcp.p75)} (p75), of which ${duration(lcp.renderDelay)} is this delay` },
          ...examplesOf(lcp, (worth) => `LCP ${duration(worth)}`),
        ],
      })),
});
