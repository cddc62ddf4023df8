import { createRule } from '../createRule.js';
import { duration } from '../duration.js';
import { examplesOf } from '../examplesOf.js';
import { gainOf } from '../gainOf.js';
import { inCode } from '../inCode.js';
import { sample } from '../sample.js';
import { whom } from '../whom.js';

export const slowLcpImage = createRule({
  id: 'slow-lcp-image',
  when: 'The image that is the largest paint takes 500 ms and more to load in a quarter of the views.',
  least: sample.percentile,
  find: (facts) =>
    facts.lcp
      .filter(({ url, loadDuration }) => url !== '' && loadDuration >= 500)
      .map((lcp) => ({
        title: `The largest thing on ${lcp.route}, the image ${lcp.url}, takes ${duration(lcp.loadDuration)} to load.`,
        change: {
          text: 'Send it as large as it is shown and in a modern format, from a cache near the user; where its server makes it on demand, keep what it has made.',
          code: `<img srcset="photo-480.avif 480w, photo-960.avif 960w" sizes="(width < 600px) 100vw, 480px"
  src=${inCode.html(lcp.url)} fetchpriority="high">
Cache-Control: public, max-age=31536000, immutable`,
        },
        target: lcp.target,
        url: lcp.url,
        ...whom(lcp),
        gain: gainOf(
          'LCP',
          lcp.loadDurationOver,
          lcp,
          'What its load takes beyond 100 ms, summed over the views.',
        ),
        evidence: [
          { text: `LCP ${duration(lcp.p75)} (p75), of which ${duration(lcp.loadDuration)} is its load` },
          { text: `Element: ${lcp.target}` },
          ...examplesOf(lcp, (worth) => `LCP ${duration(worth)}`),
        ],
      })),
});
