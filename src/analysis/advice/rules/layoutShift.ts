import { createRule } from '../createRule.js';
import { examplesOf } from '../examplesOf.js';
import { gainOf } from '../gainOf.js';
import { inCode } from '../inCode.js';
import { sample } from '../sample.js';
import { whom } from '../whom.js';

const score = (value: number) => String(Number(value.toFixed(2)));

export const layoutShift = createRule({
  id: 'layout-shift',
  when: 'Elements move by 0.05 and more (CLS) in a quarter of the views that shift for the same reason.',
  least: sample.code,
  find: (facts) =>
    facts.cls
      .filter(({ p75 }) => p75 >= 0.05)
      .map((shift) => {
        const font = /\.(woff2?|ttf|otf)$/i.test(shift.cause);
        return {
          title: shift.cause
            ? `${font ? 'The font' : shift.causeType === 'img' ? 'The image' : 'What comes from'} ${shift.cause} pushes ${shift.target || 'the page'} away when it comes: no space is kept for it.`
            : `${shift.target || 'The page'} on ${shift.routes[0]} is pushed away by something that comes late above it.`,
          change: font
            ? {
                text: 'Give the fallback font the measures of the late one, and preload that.',
                code: `@font-face { font-family: Fallback; src: local(Georgia); size-adjust: 104%; ascent-override: 92%; }
body { font-family: Shop, Fallback, serif; }`,
              }
            : {
                text: 'Keep its space from the start: width and height on images and frames, a minimum height for what a script adds above other things; or let it lie over the page.',
                code: shift.cause
                  ? `<img src=${inCode.html(shift.cause)} width="1120" height="230" style="height: auto">
/* or, for what a script adds */
.slot { min-height: 230px; }`
                  : `.slot { min-height: 230px; }     /* the space it will need */
.slot { aspect-ratio: 1120 / 230; }`,
              },
          target: shift.target,
          ...(shift.cause && { url: shift.cause }),
          ...whom(shift),
          gain: gainOf(
            'CLS',
            shift.total,
            shift,
            'The CLS of the views whose largest shift this was, summed.',
          ),
          evidence: [
            { text: `CLS ${score(shift.p75)} (p75) in ${shift.views} views` },
            ...(shift.cause ? [{ text: `In each, ${shift.cause} had come in the 250 ms before` }] : []),
            { text: `What moved: ${shift.target || 'an element that is gone'}` },
            ...examplesOf(shift, (worth) => `CLS ${score(worth)}`),
          ],
        };
      }),
});
