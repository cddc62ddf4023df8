// What arrives through every trouble, how many bytes it takes and how soon it is safe: `node tests/bench/delivery.mjs`.
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../findChromium.mjs';
import { collectorRows } from './collectorRows.mjs';
import { deliveryMatrix } from './deliveryMatrix.mjs';
import { met } from './figure.mjs';
import { loadTests } from './loadTests.mjs';
import { machineLoad } from './machineLoad.mjs';
import { timeToDisk } from './timeToDisk.mjs';
import { wireBytes } from './wireBytes.mjs';

process.env.FIELDMARK_CHROMIUM ??= await findChromium();
const tests = await loadTests();
const browser = await chromium.launch({
  executablePath: process.env.FIELDMARK_CHROMIUM,
  args: chromiumArgs,
  ignoreDefaultArgs: ['--disable-back-forward-cache'],
});

console.log('asked: all that was made is stored, nothing twice');
const print = (what, ...columns) =>
  console.log(`${what.padEnd(46)}${columns.map((column) => String(column).padStart(10)).join('')}`);
print('200 measures and 10 long frames', 'made', 'sent', 'stored', 'share', 'twice', 'requests', 'bytes');
for (const rows of [deliveryMatrix, collectorRows])
  for await (const { what, made, sent, stored, twice, requests, bytes } of rows(browser, tests)) {
    const share = `${((100 * stored) / made).toFixed(1)} %`;
    print(what, made, sent, stored, share, twice, requests, bytes, met(stored === made && !twice));
  }

console.log('\nbytes on the wire, with the headers of batches, in one body');
for (const [type, count, asked] of [
  ['measure', 200, 12],
  ['measure', 1_000, 12],
  ['long-animation-frame', 40, 110],
]) {
  const { each, entries, others, scripts } = await wireBytes(browser, tests, type, count);
  const with_ = scripts ? ` of ${scripts.toFixed(1)} scripts` : '';
  const beside = others ? `, with ${others} others` : '';
  const goal = `≤ ${asked} B: ${met(each <= asked)}`;
  console.log(
    `${`${type}, ${entries}${with_}${beside}`.padEnd(56)}${`${each.toFixed(1)} B`.padStart(10)}  ${goal}`,
  );
}

console.log(`\nfrom the entry to the disk, ms, ${machineLoad()}`);
for (const [what, entries, load] of [
  ['a warm page', 300, ''],
  ['a page in tasks of 20 to 120 ms', 200, 'busy(10 + Math.random() * 50)'],
]) {
  const times = await timeToDisk(browser, tests, { entries, load });
  const share = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))];
  const figures = `p50 ${share(0.5)}, p99 ${share(0.99)}, max ${times.at(-1)}`;
  console.log(
    `${`${what}, ${times.length} entries`.padEnd(46)}${figures}  p99 ≤ 300: ${met(share(0.99) <= 300)}`,
  );
}
await browser.close();
