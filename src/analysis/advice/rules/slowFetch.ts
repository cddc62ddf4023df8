import { createRule } from '../createRule.js';
import { duration } from '../duration.js';
import { examplesOf } from '../examplesOf.js';
import { gainOf } from '../gainOf.js';
import { inCode } from '../inCode.js';
import { percent } from '../percent.js';
import { sample } from '../sample.js';
import { whom } from '../whom.js';

export const slowFetch = createRule({
  id: 'slow-fetch',
  when: 'A request of 500 ms and more in a quarter of the times fills half or more of a measure.',
  least: sample.code,
  find: (facts) =>
    facts.waits
      .filter(({ request }) => request >= 500)
      .map((wait) => {
        const server = wait.firstByte >= wait.request / 2;
        return {
          title: `${wait.name} waits ${duration(wait.request)} for ${wait.url}.`,
          change: {
            text: `${server ? 'Nearly all of that is the server: cache the answer there and name its parts with Server-Timing. ' : 'Much of that is the transfer: ask for less. '}In the page, ask before it is needed, and show what is known meanwhile.`,
            code: `<link rel="preload" as="fetch" href=${inCode.html(wait.url)} crossorigin>
const asked = fetch(${inCode.js(wait.url)});       // first thing, not after rendering
show(cached ?? placeholder);
show(await (await asked).json());`,
          },
          measure: wait.name,
          url: wait.url,
          ...whom(wait),
          gain: gainOf(
            'wait',
            wait.total,
            wait,
            'The time of these requests, summed: all of it, if the answer were there already.',
          ),
          evidence: [
            {
              text: `${wait.name} ${duration(wait.p75)}, ${percent(wait.request / wait.p75)} of it this request (p75 of ${wait.count})`,
              link: { show: 'measure' as const, of: wait.name },
            },
            ...(wait.firstByte ? [{ text: `First byte after ${duration(wait.firstByte)} (p75)` }] : []),
            ...examplesOf(wait, (worth) => `${duration(worth)} in one visit`),
          ],
        };
      }),
});
