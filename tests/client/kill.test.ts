import { expect } from '../fixtures.js';
import type { Answer } from '../site.js';
import { browsers, expectAll, planVisits, rounds, test } from './rawVisits.js';

const endpoints: [string, Answer][] = [
  ['answers', { status: 204 }],
  ['answers 503', { status: 503 }],
  ['never answers', 'hang'],
];

// By hand: `FIELDMARK_ROUNDS=50 npx playwright test tests/client/kill --workers=1`.
for (let round = 1; round <= rounds; round++)
  for (const browser of browsers)
    for (const [what, answer] of endpoints)
      test(`${browser}, killed while the endpoint ${what}: what was older than 300 ms is stored, round ${round}`, async ({
        open,
        site,
      }) => {
        const { warm, next } = planVisits(site, { end: 'stay', answer });
        const { kill } = await open(browser, warm);
        await expect.poll(() => site.signals, { timeout: 60_000 }).toContain('old');
        // At a moment of chance within the first interval of sending.
        await new Promise((done) => setTimeout(done, Math.random() * 1_500));
        await kill();
        await open(browser, next);
        await expectAll(site, browser);
      });
