import { createRule } from '../createRule.js';
import { duration } from '../duration.js';
import { examplesOf } from '../examplesOf.js';
import { gainOf } from '../gainOf.js';
import { sample } from '../sample.js';
import { whom } from '../whom.js';

export const slowServer = createRule({
  id: 'slow-server',
  when: 'The first byte of a page comes after 800 ms and more in a quarter of its loads, half of that and more while the server makes it.',
  least: sample.percentile,
  find: (facts) =>
    facts.navigations
      .filter(({ firstByte, server }) => firstByte >= 800 && server >= 400)
      .map((page) => ({
        title: `The server takes ${duration(page.server)} to begin its answer for ${page.route}.`,
        change: {
          text: 'Keep the page in a cache at the edge and renew it behind the user’s back; where each is made anew, send the head at once and the rest as it comes. Server-Timing tells what of it is the database.',
          code: `Cache-Control: public, s-maxage=60, stale-while-revalidate=600
Server-Timing: db;dur=${Math.round(page.server * 0.8)}, render;dur=${Math.round(page.server * 0.2)}`,
        },
        ...whom(page),
        gain: gainOf(
          'TTFB',
          page.serverOver,
          page,
          'What the first byte took beyond 800 ms, but no more than the server’s part of it, summed over the loads.',
        ),
        evidence: [
          {
            text: `First byte ${duration(page.firstByte)}, server ${duration(page.server)} (p75) of ${page.views} loads`,
          },
          ...(page.redirect >= 100 ? [{ text: `Redirects before it: ${duration(page.redirect)}` }] : []),
          ...(page.connect >= 100
            ? [{ text: `Finding and reaching the server: ${duration(page.connect)}` }]
            : []),
          ...examplesOf(page, (worth) => `first byte after ${duration(worth)}`),
        ],
      })),
});
