import { until } from './until.mjs';

/**
 * How long entries take from the moment they are made until IndexedDB shows them to another tab, ms, ascending. What
 * looking takes is in it.
 * @param load what the page does between its entries, in its own words
 */
export async function timeToDisk(browser, { openSite }, { entries, load }) {
  const site = await openSite();
  // All of it stays on disk until it is looked at.
  site.answer = () => ({ status: 503 });
  const context = await browser.newContext();
  const looker = await context.newPage();
  await looker.goto(`${site.url}/?bare`);
  const page = await context.newPage();
  await page.goto(`${site.url}/?data-send-interval=600000`);
  await page.waitForFunction(() => !!window.fieldmark?.flush);
  await page.evaluate('written(1)');

  // In a worker of another tab, whose timers and tasks are its own.
  const seen = await looker.evaluateHandle(lookAtDisk);
  const working = page.evaluate(`(async () => {
    for (let i = 0; i < ${entries}; i++) {
      await new Promise((done) => setTimeout(done, Math.random() * 60));
      ${load};
      performance.measure('made', { start: 0, duration: i, detail: { at: Date.now() } });
      ${load};
    }
  })()`);
  await working;
  await page.evaluate(`written(${entries})`);
  const firstSeen = await seen.evaluate((ask) => ask());

  site.answer = () => ({ status: 204 });
  await page.evaluate(() => window.fieldmark.flush());
  await until(() => site.entries('measure').length >= entries, 60_000);
  const times = site
    .stored()
    .filter(({ entry }) => entry.type === 'measure')
    .map(({ page, seq, entry }) => {
      const holding = firstSeen.filter(
        ([[id, from, count]]) => id === page && seq >= from && seq < from + count,
      );
      return Math.min(...holding.map(([, at]) => at)) - entry.detail.at;
    });
  await context.close();
  await site.close();
  return times.sort((a, b) => a - b);
}

/** Looks all the time, and when asked, tells when it saw each key for the first time. */
function lookAtDisk() {
  const looking = `importScripts('${location.origin}/work.js');
    const firstSeen = new Map();
    const look = async () => {
      for (const key of await waitingKeys()) {
        const name = JSON.stringify(key);
        if (!firstSeen.has(name)) firstSeen.set(name, [key, Date.now()]);
      }
      setTimeout(look, 3);
    };
    onmessage = () => postMessage([...firstSeen.values()]);
    look();`;
  const worker = new Worker(URL.createObjectURL(new Blob([looking])));
  return () =>
    new Promise((done) => {
      worker.onmessage = ({ data }) => done(data);
      worker.postMessage(0);
    });
}
