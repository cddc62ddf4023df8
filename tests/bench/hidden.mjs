// What the page waits for us when it is left: `node tests/bench/hidden.mjs`. The synchronous part of our handlers, with
// 5,000 entries that nobody has taken yet.
import { figure, ms, spread } from './figure.mjs';
import { machineLoad } from './machineLoad.mjs';
import { startBench } from './startBench.mjs';
import { cpuBetween, trace } from './traceTasks.mjs';
import { pause } from './until.mjs';

const entries = 5_000;
const fresh = 1_000;
const rounds = Number(process.env.FIELDMARK_ROUNDS ?? 9);
const { site, openPage, close } = await startBench();

/** One leaving of a page of its own. */
async function leave(answer, justMade) {
  const { page, cdp, close } = await openPage({ query: 'data-send-interval=600000' });
  site.answer = () => answer;
  // Not a flood: each part reaches the disk before the next is made.
  for (let made = 0; made < entries - justMade; made += 1_000) {
    await page.evaluate('makeMeasures(1_000)');
    await page.evaluate(`written(${made + 1_000})`);
  }
  const before = site.received.length;
  let times;
  const events = await trace(cdp, async () => {
    times = await page.evaluate(`leaveAfter(${justMade})`);
  });
  await pause(300);
  const atHide = site.received.length - before;
  await page.goto('about:blank');
  await pause(500);
  const largest = Math.max(0, ...site.received.map(({ bytes }) => bytes));
  const plain = Math.max(0, ...site.received.filter(({ gzipped }) => !gzipped).map(({ bytes }) => bytes));
  await close();
  return {
    pagehide: times[0],
    cpu: cpuBetween(events, 'dispatch', 'dispatched'),
    again: times[1],
    atHide,
    largest,
    plain,
  };
}

/** A page that has nothing of ours, and sends 20 kB at each of the two events: what no library can go below. */
async function leaveBare() {
  const { page, cdp, close } = await openPage({ bare: true });
  site.answer = () => ({ status: 503 });
  await page.evaluate(async () => {
    const send = (size) =>
      fetch('/c', { method: 'POST', body: 'x'.repeat(size), keepalive: true }).catch(() => {});
    await send(1);
    for (const type of ['pagehide', 'visibilitychange']) addEventListener(type, () => void send(20_000));
  });
  const events = await trace(cdp, () => page.evaluate('leaveAfter(0)'));
  await close();
  return cpuBetween(events, 'dispatch', 'dispatched');
}

console.log(machineLoad());
const bare = [];
for (let i = 0; i < rounds; i++) bare.push(await leaveBare());
for (const [handler, type] of ['pagehide', 'visibilitychange'].entries())
  figure(`a page without us that sends 20 kB: ${type}, CPU`, spread(bare.map((cpu) => cpu[handler])));
for (const [what, answer] of [
  ['503', { status: 503 }],
  ['no answer', 'hang'],
])
  for (const [when, justMade] of [
    ['all on disk', 0],
    [`${fresh} just made`, fresh],
  ]) {
    const runs = [];
    for (let i = 0; i < rounds; i++) runs.push(await leave(answer, justMade));
    const times = runs.map(({ pagehide }) => pagehide);
    const most = (which) => Math.max(...runs.map((run) => run[which]));
    figure(`${entries} undelivered (${what}), ${when}: pagehide, median`, spread(times), 'wall');
    const cpu = [0, 1].map((handler) => runs.map((run) => run.cpu[handler]));
    figure('… CPU time', spread(cpu[0]), 'max ≤ 5 ms', Math.max(...cpu[0]) <= 5);
    figure('… visibilitychange in the next task, max', ms(most('again')), 'wall');
    figure('… CPU time', spread(cpu[1]), 'max ≤ 5 ms', Math.max(...cpu[1]) <= 5);
    figure(
      '… largest request, bytes',
      most('largest'),
      `${most('plain')} unzipped, ${most('atHide')} requests at pagehide; ≤ 65,536 B`,
      most('largest') <= 65_536,
    );
  }
console.log(machineLoad());
await close();
