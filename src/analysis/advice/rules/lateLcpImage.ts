import { createRule } from '../createRule.js';
import { duration } from '../duration.js';
import { examplesOf } from '../examplesOf.js';
import { gainOf } from '../gainOf.js';
import { inCode } from '../inCode.js';
import { sample } from '../sample.js';
import { whom } from '../whom.js';

export const lateLcpImage = createRule({
  id: 'late-lcp-image',
  when: 'The image that is the largest paint is asked for 500 ms and more after the page’s first byte in a quarter of the views.',
  least: sample.percentile,
  find: (facts) =>
    facts.lcp
      .filter(({ url, loadDelay }) => url !== '' && loadDelay >= 500)
      .map((lcp) => ({
        title: `The largest thing on ${lcp.route}, the image ${lcp.url}, is asked for late: ${duration(lcp.loadDelay)} after the page’s first byte.`,
        change: {
          text: 'Put it into the HTML as an <img> instead of making it by script or style sheet, without loading="lazy", and say that it matters; where it cannot stand there, preload it.',
          code: `<img src=${inCode.html(lcp.url)} fetchpriority="high" width="…" height="…">
<!-- or, where a script must choose it: -->
<link rel="preload" as="image" href=${inCode.html(lcp.url)} fetchpriority="high">`,
        },
        target: lcp.target,
        url: lcp.url,
        ...whom(lcp),
        gain: gainOf(
          'LCP',
          lcp.loadDelayOver,
          lcp,
          'What the delay before its request has beyond 100 ms, summed over the views.',
        ),
        evidence: [
          { text: `LCP ${duration(lcp.p75)} (p75), of which ${duration(lcp.loadDelay)} before the request` },
          { text: `Element: ${lcp.target}` },
          ...examplesOf(lcp, (worth) => `LCP ${duration(worth)}`),
        ],
      })),
});
