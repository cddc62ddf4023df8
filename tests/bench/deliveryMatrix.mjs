import { pause, until } from './until.mjs';

export const measures = 200;
export const frames = 10;
const made = measures + frames;
// By hand: `FIELDMARK_ROUNDS=50 node tests/bench/delivery.mjs`.
const rounds = Number(process.env.FIELDMARK_ROUNDS ?? 3);

/**
 * A visit that makes 200 measures and 10 long frames, in each of the troubles that a visit can have.
 * @param browser driven by Playwright
 * @param tests what `loadTests` gives
 * @returns a row a trouble: what, made, sent, stored, twice, requests, bytes
 */
export async function* deliveryMatrix(browser, { openSite, tally, makeProfile, openRawBrowser }) {
  const site = await openSite();
  const closed = await openSite();
  await closed.close();

  const row = (what, { rounds = 1, counts = tally(site.received) } = {}) => ({
    what,
    made: made * rounds,
    ...counts,
  });
  const settled = (patience) =>
    until(() => tally(site.received).stored >= made, patience)
      // What would come twice comes now.
      .then(() => pause(300));
  const started = (page) => page.waitForFunction(() => !!window.fieldmark?.flush);
  const open = async (context, query) => {
    const page = await context.newPage();
    await page.goto(`${site.url}/?${query}`);
    await started(page);
    return page;
  };
  const work = async (page) => {
    await page.evaluate(`work(${measures}, ${frames})`);
    await page.evaluate(`written(${made})`);
  };
  const close = async (page) => {
    const closed = page.waitForEvent('close');
    await page.close({ runBeforeUnload: true });
    await closed;
  };
  const comeBack = async (context) => {
    const page = await context.newPage();
    await page.goto(`${site.url}/next`);
    await started(page);
    await page.evaluate(() => window.fieldmark.flush());
  };
  const stores = () => ({ status: 204 });
  const late = 'data-send-interval=600000';
  const soon = 'data-send-interval=200';

  /** A visit of its own, which `leave` ends; `revisited` when somebody comes back. */
  async function* visit(
    what,
    { answer = stores, later = stores, query = late, leave = close, revisited = true, patience = 10_000 },
  ) {
    site.reset();
    site.answer = answer;
    const context = await browser.newContext();
    const page = await open(context, query);
    await work(page);
    await leave(page);
    if (revisited) {
      site.answer = later;
      await comeBack(context);
    }
    await settled(patience);
    yield row(what);
    await context.close();
  }

  const kill = async (page) => {
    const { processInfo } = await (await browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo');
    const crashed = page.waitForEvent('crash');
    for (const { type, id } of processInfo) if (type === 'renderer') process.kill(id, 'SIGKILL');
    await crashed;
    await page.close();
  };
  const tooLarge = ({ batches }) => ({
    status: batches.reduce((sum, { entries }) => sum + entries.length, 0) > 30 ? 413 : 204,
  });

  yield* visit('left for another page', { leave: (page) => page.goto('about:blank'), revisited: false });
  yield* visit('tab closed', { revisited: false });
  const through = (what, answer) => visit(`${what}; revisit`, { answer: () => answer, query: soon });
  yield* through('503', { status: 503 });
  yield* through('500', { status: 500 });
  yield* through('429, Retry-After 600', { status: 429, headers: { 'Retry-After': '600' } });
  const year2100 = 'Fri, 01 Jan 2100 00:00:00 GMT';
  yield* through('429, Retry-After as a date', { status: 429, headers: { 'Retry-After': year2100 } });
  yield* visit('413 beyond 30 entries; revisit', { answer: tooLarge, later: tooLarge, query: soon });
  yield* through('never answers', 'hang');
  yield* through('stored, answers lost', 'lost');
  const at = (what, endpoint) => visit(`${what}; revisit`, { query: `${soon}&data-endpoint=${endpoint}` });
  yield* at('connection reset in mid-body', '/cut');
  yield* at('connection refused', closed.url);
  yield* at('name does not resolve', 'http://fieldmark.invalid/');

  site.reset();
  const context = await browser.newContext();
  const offline = await open(context, soon);
  await context.setOffline(true);
  await work(offline);
  await close(offline);
  await context.setOffline(false);
  await comeBack(context);
  await settled();
  yield row('offline; revisit');
  await context.close();

  yield* visit('tab killed; revisit', { leave: kill });
  yield* visit('tab killed, nobody comes back', { leave: kill, revisited: false, patience: 4_000 });

  const working = `<script type="module">
    addEventListener('load', async () => {
      await work(${measures}, ${frames});
      await written(${measures});
      fetch('/signal/written');
    });
  </script>`;
  const sums = { sent: 0, stored: 0, twice: 0, requests: 0, bytes: 0 };
  for (let round = 0; round < rounds; round++) {
    site.reset();
    const profile = await makeProfile();
    const visitor = (path) => openRawBrowser('chromium', `${site.url}${path}`, profile.folder);
    const first = await visitor(`/?data-send-interval=3000&before=${encodeURIComponent(working)}`);
    await until(() => site.signals.includes('written'), 30_000);
    await pause(Math.random() * 2_000);
    await first.kill();
    const second = await visitor('/next');
    await settled(20_000);
    await second.kill();
    await profile.remove();
    for (const [name, count] of Object.entries(tally(site.received))) sums[name] += count;
  }
  yield row(`browser killed, ${rounds} times; revisit`, { rounds, counts: sums });
  await site.close();
}
