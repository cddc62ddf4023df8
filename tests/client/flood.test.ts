import { expect, flush, started, test } from '../fixtures.js';

test('20,000 measures in one page, at 6× throttle, are all stored', async ({ page, site }) => {
  test.setTimeout(120_000);
  await page.goto(site.url);
  await started(page);
  await flush(page);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  // The page makes them in steps of its own, each shorter than a long task.
  await page.evaluate(async () => {
    for (let made = 0; made < 20_000; made += 250) {
      for (let i = 0; i < 250; i++) performance.measure(`flood:${i % 20}`, { start: made, duration: i });
      await new Promise((done) => setTimeout(done));
    }
  });
  await expect
    .poll(
      async () => {
        await flush(page);
        return site.entries('measure').length;
      },
      { timeout: 90_000 },
    )
    .toBe(20_000);
});
