import { accounts } from '../account.js';
import { expect, flush, started, test } from '../fixtures.js';
import { tally } from '../tally.js';
import { expectMeasures, leave, revisit } from './visit.js';

const healthy = { status: 204 };
const ill = { status: 503, headers: { 'Retry-After': '600' } };

for (const [what, ms] of [
  ['back by an hour', -3600_000],
  ['forward by an hour', 3600_000],
] as const)
  for (const [where, answer] of [
    ['its own visit', healthy],
    ['the next visit', ill],
  ] as const)
    test(`a clock that steps ${what} costs nothing; delivered by ${where}`, async ({
      context,
      page,
      site,
    }) => {
      await page.addInitScript(() => {
        const { now } = Date;
        let step = 0;
        Date.now = () => now() + step;
        Object.assign(window, {
          stepClock(ms: number) {
            step += ms;
          },
        });
      });
      site.answer = () => answer;
      await page.goto(`${site.url}/?data-send-interval=200`);
      await started(page);
      await page.evaluate("makeMeasures(50, 'work:before')");
      await flush(page);
      await page.evaluate(`stepClock(${ms})`);
      await page.evaluate("makeMeasures(50, 'work:after')");
      await flush(page);
      await expect.poll(() => tally(site.received).stored).toBe(answer === healthy ? 100 : 0);
      await leave(page);
      site.answer = () => healthy;
      await revisit(await context.newPage(), site);
      await expectMeasures(site, 100);
      // The next visit's own page has arrived as well.
      await expect.poll(() => accounts(site.received).size).toBe(2);
    });
