import { setTimeout as sleep } from 'node:timers/promises';
import { createProgress } from './createProgress.mjs';
import { visit } from './visit.mjs';

const atOnce = 3;

/** Real headless visitors, three at a time. `done` tells how it went; `stop` closes the browser early. */
export function sendVisitors({ count, shop, collector }) {
  let browser;
  let stopped = false;
  const start = Date.now();

  async function run() {
    const { chromiumArgs, findChromium } = await import('../tests/findChromium.mjs');
    const { chromium } = await import('@playwright/test');
    browser = await chromium.launch({
      executablePath: await findChromium(),
      args: chromiumArgs,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    if (stopped) return browser.close();
    const progress = createProgress(count);
    let pages = await pagesStored(collector);
    let next = 0;
    let failed = 0;
    const lane = async () => {
      while (next < count && !stopped) {
        const number = next++;
        try {
          pages += await visit({ browser, shop, number });
        } catch (error) {
          if (stopped) return;
          failed++;
          progress.say(`Visitor ${number + 1} turned back: ${error.message.split('\n')[0]}`);
        }
        if (!stopped) progress.step();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    progress.end();
    // What the last of them left is under way.
    for (const late = Date.now() + 10_000; !stopped && Date.now() < late; await sleep(100))
      if ((await pagesStored(collector)) >= pages) break;
    await browser.close();
    return { sent: count, failed, seconds: Math.round((Date.now() - start) / 1000) };
  }

  const stop = async () => {
    stopped = true;
    await browser?.close();
  };
  return { done: run(), stop };
}

async function pagesStored(collector) {
  const { totals } = await (await fetch(`${collector}/api/coverage`)).json();
  return totals.pages;
}
