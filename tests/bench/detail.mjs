// What one `detail` of 10 MB costs: `node tests/bench/detail.mjs`. To read `detail` is to deserialize it, whoever does.
// Given to Fieldmark's own functions, it is known to be large, and is not read.
import { figure, ms, spread } from './figure.mjs';
import { machineLoad } from './machineLoad.mjs';
import { startBench } from './startBench.mjs';
import { cpuBetween, tasksOf, trace } from './traceTasks.mjs';
import { pause, until } from './until.mjs';

const rounds = Number(process.env.FIELDMARK_ROUNDS ?? 3);
const details = {
  'a text of 10 MB': `'x'.repeat(10_000_000)`,
  'an array of a million numbers': 'Array.from({ length: 1_000_000 }, (_, i) => i * 1.5)',
  'a Uint8Array of 10 MB': 'new Uint8Array(10_000_000)',
};
const { site, openPage, close } = await startBench();
const arrived = () => site.entries('measure').filter(({ name }) => name === 'big');

/** Our longest task, or that of an observer that only reads it, after `maker` has measured. */
async function longest(maker, detail, rate) {
  const bare = maker === 'bare';
  const { page, cdp, close } = await openPage({ bare, rate });
  if (bare) await page.evaluate('readDetails()');
  const events = await trace(cdp, async () => {
    await page.evaluate(
      `void ${maker === 'fieldmark' ? maker : 'performance'}.measure('big', { start: 0, duration: 1, detail: ${detail} })`,
    );
    if (bare) await page.waitForFunction(() => window.lastDetail);
    else
      await until(async () => {
        await page.evaluate('written(0)');
        await page.evaluate(() => window.fieldmark.flush());
        return arrived()[0];
      });
    await pause(200);
  });
  await close();
  const { longestCpu, longest } = tasksOf(events, bare ? '/work.js' : '/fieldmark.js', { reactions: !bare });
  return { cpu: longestCpu, wall: longest, truncated: arrived()[0]?.truncated };
}

/** What the machine takes for 10 MB that nobody has touched yet, which whoever reads a detail of that size has to fill. */
async function fillMemory(rate) {
  const { page, cdp, close } = await openPage({ bare: true, rate });
  const events = await trace(cdp, () =>
    page.evaluate(() => {
      console.timeStamp('dispatch');
      window.filled = new Uint8Array(10_000_000).fill(1);
      console.timeStamp('dispatched');
    }),
  );
  await close();
  return cpuBetween(events, 'dispatch', 'dispatched')[0];
}

console.log(machineLoad());
for (const rate of [1, 6]) {
  const fills = [];
  for (let i = 0; i < rounds; i++) fills.push(await fillMemory(rate));
  figure(`10 MB of new memory at ${rate}×: to fill it`, spread(fills), 'CPU, of what follows a part');
  for (const [what, detail] of Object.entries(details)) {
    const found = { bare: [], performance: [], fieldmark: [] };
    for (let i = 0; i < rounds; i++)
      for (const [maker, runs] of Object.entries(found)) runs.push(await longest(maker, detail, rate));
    const most = (runs, time) => Math.max(...runs.map((run) => run[time]));
    const read = most(found.bare, 'cpu');
    for (const maker of ['fieldmark', 'performance']) {
      const ours = most(found[maker], 'cpu');
      figure(
        `${what} at ${rate}×, ${maker}.measure(): our longest task`,
        ms(ours),
        `wall ${ms(most(found[maker], 'wall'))}; reading alone ${ms(read)}${rate === 6 ? `; < 50 ms${maker === 'performance' && read >= 50 ? ', which the platform alone exceeds' : ''}` : ''}`,
        rate === 6 ? ours < 50 : undefined,
      );
      const truncated = found[maker].filter((run) => run.truncated).length;
      figure('… stored, truncated', `${truncated} of ${rounds}`, 'all', truncated === rounds);
    }
  }
}

const { page, close: leave } = await openPage();
await page.evaluate(`{
  const detail = { deep: { list: [1] } };
  detail.deep.list.push(detail);
  performance.measure('big', { start: 0, duration: 1, detail });
}`);
await until(async () => {
  await page.evaluate('written(0)');
  await page.evaluate(() => window.fieldmark.flush());
  return arrived()[0];
});
const [cyclic] = arrived();
figure(
  'a cyclic detail: the entry',
  cyclic ? `stored${cyclic.truncated ? ', truncated' : ''}` : 'missing',
  'stored, truncated',
  !!cyclic?.truncated && !('detail' in cyclic),
);
await leave();
console.log(machineLoad());
await close();
