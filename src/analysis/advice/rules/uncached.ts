import { bytes } from '../bytes.js';
import { createRule } from '../createRule.js';
import { duration } from '../duration.js';
import { examplesOf } from '../examplesOf.js';
import { gainOf } from '../gainOf.js';
import { sample } from '../sample.js';
import { whom } from '../whom.js';

export const uncached = createRule({
  id: 'uncached',
  when: 'A file of 20 kB and more comes over the network again in a visit that has had it, once for two users and more.',
  least: sample.code,
  find: (facts) =>
    facts.resources
      .filter(
        ({ again, users, initiatorType }) =>
          again >= users / 2 && again > 0 && !/^(fetch|xmlhttprequest)$/.test(initiatorType),
      )
      .map((resource) => ({
        title: `${resource.url} is fetched again and again: ${resource.again} times within visits that had had it.`,
        change: {
          text: 'Put a hash of the content into its name and let browsers keep it for good.',
          code: `/assets/app.3f2a91c.js
Cache-Control: public, max-age=31536000, immutable`,
        },
        url: resource.url,
        ...whom(resource),
        gain: gainOf(
          'wait',
          resource.againTime,
          resource,
          'The time of a mean request, times the repetitions.',
        ),
        evidence: [
          {
            text: `${resource.fromNetwork} of ${resource.requests} requests went to the network; ${bytes(resource.decoded)} each (p75)`,
          },
          ...examplesOf(resource, (worth) => `a request of ${duration(worth)}`),
        ],
      })),
});
