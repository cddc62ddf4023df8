import { startCountingProxy } from './countingProxy.mjs';
import { frames, measures } from './deliveryMatrix.mjs';
import { startCollector } from './startCollector.mjs';
import { pause, until } from './until.mjs';

const rounds = 2;

/** The same visit with a real collector: one that is well, and one that is killed while the page sends to it. */
export async function* collectorRows(browser, { openSite, tally }) {
  const site = await openSite();
  let collector = await startCollector();
  const { data } = collector;
  const { port } = new URL(collector.url);
  const proxy = await startCountingProxy(`${collector.url}/v1/batches`);

  /** What the collector has of an application's work. */
  const held = async (app) => {
    const ask = async (question) => (await fetch(`${collector.url}/api/${question}?app=${app}`)).json();
    const [measures, culprits] = await Promise.all([ask('measures'), ask('culprits')]);
    const long = culprits.rows.find(({ sourceFunctionName }) => sourceFunctionName === 'longFrame');
    return [measures.reduce((sum, { count }) => sum + count, 0), long?.frames ?? 0];
  };

  for (const [what, killed] of [
    ['collector and chDB; left for another page', false],
    [`… killed while the page sends, ${rounds} times`, true],
  ]) {
    proxy.received.length = 0;
    const visits = killed ? rounds : 1;
    let stored = 0;
    let twice = 0;
    for (let round = 0; round < visits; round++) {
      const app = `bench-${killed}-${round}`;
      const page = await browser.newPage();
      await page.goto(
        `${site.url}/?data-app=${app}&data-send-interval=100&data-endpoint=${encodeURIComponent(proxy.url)}`,
      );
      await page.waitForFunction(() => !!window.fieldmark?.flush);
      const working = page.evaluate(`work(${measures}, ${frames})`);
      if (killed) {
        await until(() => proxy.received.some(({ status }) => status === 204));
        await pause(Math.random() * 500);
        collector.child.kill('SIGKILL');
        collector = await startCollector({ data, port });
      }
      await working;
      await page.evaluate(() => window.fieldmark.flush());
      await page.goto('about:blank');
      let counts = [];
      await until(async () => {
        counts = await held(app);
        return counts[0] >= measures && counts[1] >= frames;
      });
      await pause(1_000);
      counts = await held(app);
      for (const [i, made] of [measures, frames].entries()) {
        stored += Math.min(counts[i], made);
        twice += Math.max(0, counts[i] - made);
      }
      await page.close();
    }
    const { sent, requests, bytes } = tally(proxy.received);
    yield { what, made: (measures + frames) * visits, sent, stored, twice, requests, bytes };
  }
  proxy.close();
  await collector.stop();
  await site.close();
}
