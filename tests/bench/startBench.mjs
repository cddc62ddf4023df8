import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../findChromium.mjs';
import { loadTests } from './loadTests.mjs';

/** A browser, and the tests' site with its programmable endpoint. */
export async function startBench() {
  process.env.FIELDMARK_CHROMIUM ??= await findChromium();
  const { openSite, accounts } = await loadTests();
  const browser = await chromium.launch({
    executablePath: process.env.FIELDMARK_CHROMIUM,
    args: chromiumArgs,
  });
  const site = await openSite();
  return {
    site,
    accounts: () => [...accounts(site.received).values()],
    /** A page of a new visitor that has settled, with the bundle or without, its CPU throttled `rate` times. */
    async openPage({ bare = false, rate = 1, query = '' } = {}) {
      site.reset();
      const context = await browser.newContext();
      const page = await context.newPage();
      const cdp = await context.newCDPSession(page);
      if (bare) {
        await cdp.send('Network.enable');
        await cdp.send('Network.setBlockedURLs', { urls: ['*/fieldmark.js'] });
      }
      await page.goto(`${site.url}/?${query}`);
      if (!bare) {
        await page.waitForFunction(() => !!window.fieldmark?.flush);
        await page.evaluate('written(0)');
        await page.evaluate(() => window.fieldmark.flush());
      }
      await cdp.send('Emulation.setCPUThrottlingRate', { rate });
      return { page, cdp, close: () => context.close() };
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
}
