import { bytes } from '../bytes.js';
import { createRule } from '../createRule.js';
import { duration } from '../duration.js';
import { examplesOf } from '../examplesOf.js';
import { gainOf } from '../gainOf.js';
import { nameOf } from '../nameOf.js';
import { placeOf } from '../placeOf.js';
import { sample } from '../sample.js';
import { whom } from '../whom.js';

export const largeJson = createRule({
  id: 'large-json',
  when: 'An answer of 100 kB and more to a fetch is followed within 300 ms by a script of 50 ms and more.',
  least: sample.code,
  find: (facts) =>
    facts.json
      .filter(({ p75 }) => p75 >= 50)
      .map((json) => ({
        title: `${json.url} answers with ${bytes(json.decoded)}, and working that off then holds the main thread for ${duration(json.p75)}.`,
        change: {
          text: 'Ask for what is shown: fewer fields, a page at a time. Where all is needed, parse and prepare it in a worker.',
          code: `const response = await fetch(\`\${url}?fields=id,name,price&limit=50\`);
// or, in worker.js:
const rows = prepare(await (await fetch(url)).json());
postMessage(rows.slice(0, 50));`,
        },
        url: json.url,
        ...(json.sourceURL && { place: placeOf(json) }),
        ...whom(json),
        gain: gainOf(
          'blocking',
          json.blocking,
          json,
          'The share, by time, of the longest script after each answer in the blocking time of its frame.',
        ),
        evidence: [
          { text: `${json.count} answers, ${bytes(json.decoded)} in full (p75)` },
          ...(json.sourceURL ? [{ text: `Then ran ${nameOf(json)}` }] : []),
          ...examplesOf(json, (worth) => `${duration(worth)} of script after it had come`),
        ],
      })),
});
