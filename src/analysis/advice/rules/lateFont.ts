import { createRule } from '../createRule.js';
import { duration } from '../duration.js';
import { examplesOf } from '../examplesOf.js';
import { gainOf } from '../gainOf.js';
import { inCode } from '../inCode.js';
import { sample } from '../sample.js';
import { whom } from '../whom.js';

export const lateFont = createRule({
  id: 'late-font',
  when: 'A font has come only after 1.2 s in a quarter of the views.',
  least: sample.percentile,
  find: (facts) =>
    facts.resources
      .filter(({ url, came }) => /\.(woff2?|ttf|otf)$/i.test(url) && came >= 1200)
      .map((font) => ({
        title: `The font ${font.url} comes late, ${duration(font.came)} after the view began: until then its text is invisible or jumps.`,
        change: {
          text: 'Preload it, since it is only found when a style sheet has come and text uses it; show the text in another font until then, of adjusted size.',
          code: `<link rel="preload" as="font" type="font/woff2" href=${inCode.html(font.url)} crossorigin>
@font-face { font-family: Shop; src: url(${inCode.css(font.url)}); font-display: swap; }
@font-face { font-family: Shop-fallback; src: local(Georgia); size-adjust: 104%; }`,
        },
        url: font.url,
        ...whom(font),
        gain: gainOf('wait', font.cameOver, font, 'What each view waited for it beyond its first second.'),
        evidence: [
          { text: `Asked for after ${duration(font.asked)}, there after ${duration(font.came)} (p75)` },
          ...examplesOf(font, (worth) => `a load of ${duration(worth)}`),
        ],
      })),
});
