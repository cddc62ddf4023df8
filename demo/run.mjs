import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './buildIfStale.mjs';
import { buildShop } from './buildShop.mjs';
import { freePort } from './freePort.mjs';
import { help, readOptions } from './readOptions.mjs';
import { sendVisitors } from './sendVisitors.mjs';
import { startCollector } from './startCollector.mjs';
import { startShop } from './startShop.mjs';
import { uploadMaps } from './uploadMaps.mjs';

/** Of the shop, the newest last. */
const releases = ['1.4.0', '1.5.0'];

/** What was started, to be ended in the opposite order. */
const ends = [];
let ending;

function end(code) {
  ending ??= (async () => {
    for (const stop of ends.reverse()) await stop().catch((error) => console.error(error.message));
    process.exit(code);
  })();
  return ending;
}

async function run() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(help);
  await buildIfStale();
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'fieldmark-demo-'));
  const collectorPort = await freePort(options.port, 'the collector');
  const collector = await startCollector({ port: collectorPort, data, onExit: () => end(1) });
  ends.push(collector.stop);
  const builds = await Promise.all(releases.map(buildShop));
  ends.push(...builds.map(({ stop }) => stop));
  for (const build of builds) await uploadMaps(build, collector.url);
  const shop = await startShop({
    port: await freePort(7008, 'the shop'),
    collector: collector.url,
    builds,
  });
  ends.push(shop.stop);

  console.log(`
  shop       ${shop.url}/
  dashboard  ${collector.url}/?range=1h
  data       ${data}
`);
  if (options.visitors) {
    const visitors = sendVisitors({
      count: options.visitors,
      shop: shop.url,
      collector: collector.url,
    });
    ends.push(visitors.stop);
    const { sent, failed, seconds } = await visitors.done;
    if (ending) return;
    const trouble = failed ? `, ${failed} of them turned back` : '';
    const where = options.exit ? `What they left is in ${data}` : `Look: ${collector.url}/?range=1h`;
    console.log(`${sent} visitors in ${seconds} s${trouble}. ${where}`);
  }
  if (options.exit) return end(0);
  console.log('Ctrl-C ends it.');
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    // Off the progress line, and off the terminal's own ^C.
    if (!ending && process.stdout.isTTY) console.log();
    end(signal === 'SIGINT' ? 130 : 143);
  });
run().catch((error) => {
  if (ending) return;
  console.error(error.message);
  end(1);
});
