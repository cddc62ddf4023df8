import { until } from './until.mjs';

/** Some functions in a file, as a bundler would leave them: of many names, at many places. */
const chunk = (n) =>
  Array.from({ length: 12 }, (_, i) => {
    const name = `${['render', 'update', 'measure', 'load', 'sort', 'apply'][i % 6]}${['List', 'Cart', 'Price', 'Chart'][(i + n) % 4]}`;
    return `/*${'.'.repeat(137 * i + 31 * n)}*/(window.scripts ??= []).push(function ${name}(ms) {
      document.querySelector('#text').textContent = String(ms);
      for (const end = performance.now() + ms; performance.now() < end; );
    });`;
  }).join('\n');

/** What a page does that is busy with its own: so many frames with 1 to 3 scripts each. */
async function longFrames(count) {
  const random = (most) => Math.floor(Math.random() * most);
  const some = () => window.scripts[random(window.scripts.length)];
  const channel = new MessageChannel();
  for (let i = 0; i < count; i++) {
    const first = some();
    const task = () => first(50 + random(60));
    if (random(2)) setTimeout(task);
    else {
      channel.port1.onmessage = task;
      channel.port2.postMessage(0);
    }
    // The others run when the frame is drawn that the first has kept waiting.
    for (let others = random(3); others; others--) {
      const script = some();
      requestAnimationFrame(() => script(6 + random(30)));
    }
    await new Promise((done) => setTimeout(done, 250));
  }
}

/** Made in the page as an application does: around what it awaits. */
async function measureWork(count) {
  const parts = ['Cart', 'Header', 'ProductList', 'Search', 'Checkout', 'Price', 'Footer', 'Reviews'];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    for (const end = start + Math.random() ** 3 * 6; performance.now() < end; );
    performance.measure(`component:${parts[Math.floor(Math.random() * parts.length)]}:render`, { start });
    if (i % 5 === 0) await new Promise((done) => setTimeout(done, Math.random() * 20));
  }
}

/**
 * Bytes of the bodies by which entries of one type arrive, headers of the batches included, in one flush.
 * @returns bytes an entry, how many arrived, and of long animation frames the scripts each
 */
export async function wireBytes(browser, { openSite }, type, count) {
  const site = await openSite();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route('**/assets/*.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: chunk(Number(/(\d+)\.js/.exec(route.request().url())[1])),
    }),
  );
  await page.goto(`${site.url}/?data-send-interval=600000`);
  await page.waitForFunction(() => !!window.fieldmark?.flush);
  for (const n of [1, 2, 3]) await page.addScriptTag({ url: `/assets/chunk.${n}.js` });
  const settle = async () => {
    await page.evaluate('written(0)');
    await page.evaluate(() => window.fieldmark.flush());
  };
  await settle();
  // What the start of a page brings is no part of it.
  site.reset();
  await page.evaluate(type === 'measure' ? measureWork : longFrames, count);
  await settle();
  await until(() => site.entries(type).length >= count, 5_000);
  const entries = site.entries(type);
  const bytes = site.received.reduce((sum, request) => sum + request.bytes, 0);
  const scripts = entries.reduce((sum, entry) => sum + (entry.scripts?.length ?? 0), 0);
  await context.close();
  await site.close();
  return {
    each: bytes / entries.length,
    entries: entries.length,
    others: site.stored().length - entries.length,
    scripts: scripts / entries.length,
  };
}
