import { createRule } from '../createRule.js';
import { duration } from '../duration.js';
import { examplesOf } from '../examplesOf.js';
import { gainOf } from '../gainOf.js';
import { sample } from '../sample.js';
import { whom } from '../whom.js';

export const heavyLayout = createRule({
  id: 'heavy-layout',
  when: 'Style, layout and paint alone, without a script, take 100 ms and more in a quarter of the frames where they take 50.',
  least: sample.code,
  find: (facts) =>
    facts.layouts
      .filter(({ p75 }) => p75 >= 100)
      .map((layout) => ({
        title: `Style and layout of ${layout.route} take ${duration(layout.p75)} of a frame by themselves: the page is too large.`,
        change: {
          text: 'Let the browser skip what is out of view, keep fewer elements in the page, and let a change touch as few of them as can be.',
          code: `.section {
  content-visibility: auto;
  contain-intrinsic-size: auto 600px;  /* its height until it is seen */
}`,
        },
        ...whom(layout),
        gain: gainOf(
          'blocking',
          Math.max(0, layout.layout - 50 * layout.frames),
          layout,
          'What style and layout took beyond 50 ms of each frame, summed.',
        ),
        evidence: [
          { text: `${layout.frames} frames, ${duration(layout.p75)} of style and layout (p75)` },
          ...examplesOf(layout, (worth) => `${duration(worth)} in one frame`),
        ],
      })),
});
