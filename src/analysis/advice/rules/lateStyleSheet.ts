import { createRule } from '../createRule.js';
import { duration } from '../duration.js';
import { examplesOf } from '../examplesOf.js';
import { gainOf } from '../gainOf.js';
import { inCode } from '../inCode.js';
import { sample } from '../sample.js';
import { whom } from '../whom.js';

export const lateStyleSheet = createRule({
  id: 'late-style-sheet',
  when: 'A style sheet alone keeps the page blank for 300 ms and more in a quarter of the views.',
  least: sample.percentile,
  find: (facts) =>
    facts.blocking
      .filter(({ initiatorType, p75 }) => initiatorType !== 'script' && p75 >= 300)
      .map((sheet) => ({
        title: `Nothing is drawn before ${sheet.url} has come: it alone holds up the page for ${duration(sheet.p75)}.`,
        change: {
          text: 'Put the few rules that the first screen needs into the HTML and load the rest without blocking; keep it in the cache and on the page’s own origin.',
          code: `<style>/* what the first screen needs */</style>
<link rel="stylesheet" href=${inCode.html(sheet.url)} media="print" onload="this.media = 'all'">
Cache-Control: public, max-age=31536000, immutable`,
        },
        url: sheet.url,
        ...whom(sheet),
        gain: gainOf(
          'FCP',
          sheet.alone,
          sheet,
          'From when all other requests that block had come until it had, but no more than it took itself, summed over the views.',
        ),
        evidence: [
          {
            text: `The last request to block rendering in ${sheet.views} views, ${duration(sheet.p75)} alone (p75)`,
          },
          ...examplesOf(sheet, (worth) => `${duration(worth)} alone`),
        ],
      })),
});
