import { bytes } from '../bytes.js';
import { createRule } from '../createRule.js';
import { duration } from '../duration.js';
import { examplesOf } from '../examplesOf.js';
import { gainOf } from '../gainOf.js';
import { sample } from '../sample.js';
import { whom } from '../whom.js';

/** What text loses at least when it is compressed. */
const saved = 0.7;
const text = /\.(m?js|css|json|svg|html?|xml|txt|geojson|wasm)$/i;

export const uncompressed = createRule({
  id: 'uncompressed',
  when: 'Text of 20 kB and more comes uncompressed.',
  least: sample.code,
  find: (facts) =>
    facts.resources
      .filter(
        ({ url, initiatorType, uncompressed }) =>
          uncompressed > 0 && (text.test(url) || /^(fetch|xmlhttprequest)$/.test(initiatorType)),
      )
      .map((resource) => {
        const each = resource.uncompressedBytes / resource.uncompressed;
        return {
          title: `${resource.url} comes uncompressed: ${bytes(each)} that could be ${bytes(each * (1 - saved))}.`,
          change: {
            text: 'Compress it at the server, with Brotli where the browser takes it: static files once when they are built, answers on the way.',
            code: `gzip on;                     # nginx
gzip_types text/css application/javascript application/json image/svg+xml;
brotli_static on;            # files that were compressed by the build`,
          },
          url: resource.url,
          ...whom(resource),
          gain: gainOf(
            'wait',
            saved * resource.uncompressedTime,
            resource,
            '70 % of the time that the bodies took to arrive after their first byte, summed.',
          ),
          evidence: [
            {
              text: `${resource.uncompressed} of ${resource.requests} requests, ${bytes(resource.uncompressedBytes)} in all`,
            },
            ...examplesOf(resource, (worth) => `a request of ${duration(worth)}`),
          ],
        };
      }),
});
