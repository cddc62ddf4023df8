// What the bundle costs the page: `node tests/bench/client.mjs`. Times with and without it come from one run, in turns;
// what our script did is read from a Chromium trace.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../findChromium.mjs';
import { startBenchServer } from './benchServer.mjs';
import { dependencies, dependencyBytes, withAttribution } from './dependencyBytes.mjs';
import { median, met, ms } from './figure.mjs';
import { machineLoad } from './machineLoad.mjs';
import { traceTasks } from './traceTasks.mjs';

const measures = 20_000;
const rounds = Number(process.env.FIELDMARK_ROUNDS ?? 7);
const bundle = readFileSync('dist/fieldmark.js');
const { origin, counts, close } = await startBenchServer();
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs });

const rows = [];
const row = (what, value, goal = '') => rows.push([what, value, goal]);

row('IIFE, minified', `${bundle.byteLength} B`);
row('IIFE, gzip', `${gzipSync(bundle, { level: 9 }).byteLength} B`);
const brotli = brotliCompressSync(bundle).byteLength;
const [ours, theirs] = [await dependencyBytes(dependencies), await dependencyBytes(withAttribution)];
row('IIFE, brotli', `${brotli} B`, '≤ 9,500 B');
row('… our own, beyond web-vitals and idb', `${brotli - ours} B`, `≤ 3,400 B; those: ${ours} B`);
row(
  '… beyond web-vitals/attribution and idb',
  `${brotli - theirs} B`,
  `not shipped; for comparison, those: ${theirs} B`,
);
const page = ['index.html', 'dashboard.js', 'dashboard.css'].map((file) =>
  readFileSync(`dist/dashboard/${file}`),
);
row(
  'dashboard’s page, all its files, gzip',
  `${page.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).byteLength, 0)} B`,
  '≤ 120,000 B',
);
await startCost(1);
await startCost(4);
await callCost();
await floodCost(1);
await floodCost(6);
await browser.close();
close();

const width = rows.reduce((widest, [what]) => Math.max(widest, what.length), 0);
console.log(machineLoad());
for (const [what, value, goal] of rows) console.log(`${what.padEnd(width)}  ${value.padStart(12)}  ${goal}`);

/** Script time from evaluation until the page has been idle, against web-vitals with a hand-written beacon. */
async function startCost(rate) {
  const cost = { handWritten: [], with: [] };
  const longest = { handWritten: [], with: [] };
  for (let i = 0; i < rounds; i++)
    for (const kind of ['handWritten', 'with']) {
      const { page, cdp, context } = await openPage(rate);
      const script = kind === 'with' ? '/fieldmark.js' : '/handWritten.js';
      const did = await traceTasks(cdp, script, async () => {
        await page.goto(`${origin}/${kind}`);
        await page.evaluate(() => new Promise((done) => setTimeout(done, 1_500)));
      });
      cost[kind].push(did.cpu);
      longest[kind].push(did.longestCpu);
      await context.close();
    }
  const middle = (values) => ms(median(values));
  row(
    `start-up at ${rate}×, CPU: web-vitals + own beacon`,
    middle(cost.handWritten),
    `longest task ${middle(longest.handWritten)}`,
  );
  row('… Fieldmark', middle(cost.with), `longest task ${middle(longest.with)}`);
}

/** Time of a `performance.measure()` call on a page with the bundle and on one without. */
async function callCost() {
  const cost = { with: [], without: [] };
  for (let i = 0; i < rounds; i++)
    for (const kind of ['without', 'with']) {
      const { page, context } = await openPage(1);
      await page.goto(`${origin}/${kind}`);
      await page.evaluate('flood(1000)');
      cost[kind].push(await page.evaluate(`flood(${measures})`));
      await context.close();
    }
  const [bare, ours] = [median(cost.without), median(cost.with)];
  row('performance.measure(), bare', `${bare.toFixed(2)} µs`);
  row(
    '… with Fieldmark on the page',
    `${ours.toFixed(2)} µs`,
    `added ${(ours - bare).toFixed(2)} µs, ≤ 1 µs`,
  );
}

/** 20,000 measures in one task: are they all stored, and what did our part cost? */
async function floodCost(rate) {
  const floods = [];
  const leavings = [];
  let stored = measures;
  for (let i = 0; i < rounds; i++) {
    const { page, cdp, context } = await openPage(1);
    await page.goto(`${origin}/with`);
    await page.waitForFunction(() => window.fieldmark?.flush);
    await page.evaluate(() => window.fieldmark.flush());
    counts.stored.clear();
    counts.bytes = 0;
    await cdp.send('Emulation.setCPUThrottlingRate', { rate });
    floods.push(
      await traceTasks(cdp, '/fieldmark.js', async () => {
        await page.evaluate(`flood(${measures})`);
        for (let tries = 0; counts.stored.size < measures && tries < 600; tries++) {
          await page.evaluate(() => window.fieldmark.flush());
          await new Promise((done) => setTimeout(done, 50));
        }
      }),
    );
    stored = Math.min(stored, counts.stored.size);
    leavings.push(
      await traceTasks(cdp, '/fieldmark.js', async () => {
        await page.evaluate(`flood(${measures})`);
        await page.goto('about:blank');
      }),
    );
    await context.close();
  }
  const all = (runs, which) => runs.map((run) => run[which]);
  row(
    `${measures} measures at ${rate}×: stored, least of ${rounds}`,
    `${stored}`,
    `${measures}: ${met(stored === measures)}`,
  );
  row('… bytes per measure on the wire', `${(counts.bytes / counts.stored.size).toFixed(1)} B`);
  const cpu = median(all(floods, 'cpu'));
  row(
    '… our script time until all is stored, CPU',
    ms(cpu),
    `wall ${ms(median(all(floods, 'total')))}, in ${median(all(floods, 'tasks'))} tasks${rate === 1 ? `, ≤ 150 ms: ${met(cpu <= 150)}` : ''}`,
  );
  for (const [what, runs] of [
    ['… our longest task, CPU, median', floods],
    ['… when the page is left in the middle', leavings],
  ]) {
    const longest = all(runs, 'longestCpu');
    row(
      what,
      ms(median(longest)),
      `max ${ms(Math.max(...longest))}${rate === 6 ? `, ≤ 50 ms: ${met(median(longest) <= 50)}` : ''}`,
    );
  }
}

async function openPage(rate) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate });
  return { page, cdp, context };
}
