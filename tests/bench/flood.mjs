// A flood does not hurt: `node tests/bench/flood.mjs`. 50,000 measures in 5 s, with the bundle and without, in turns.
import { figure, median, ms } from './figure.mjs';
import { machineLoad } from './machineLoad.mjs';
import { startBench } from './startBench.mjs';
import { tasksOf, trace } from './traceTasks.mjs';
import { pause, until } from './until.mjs';

const measures = 50_000;
const rounds = Number(process.env.FIELDMARK_ROUNDS ?? 3);
const MiB = 1024 * 1024;
const { site, accounts, openPage, close } = await startBench();

const heap = async (cdp) => (await cdp.send('Runtime.getHeapUsage')).usedSize / MiB;
const told = () => {
  const dropped = accounts().reduce((sum, account) => sum + (account.dropped.limit ?? 0), 0);
  return { stored: site.entries('measure').length, dropped };
};

async function flood({ bare = false, rate = 1 }) {
  const { page, cdp, close } = await openPage({ bare, rate });
  await cdp.send('HeapProfiler.collectGarbage');
  const before = await heap(cdp);
  let peak = 0;
  let lasted = 0;
  const events = await trace(cdp, async () => {
    const start = Date.now();
    let made = false;
    const making = page.evaluate(`makeMeasuresSteadily(${measures}, 50, 5)`).then(() => {
      made = true;
    });
    for (; !made; await pause(100)) peak = Math.max(peak, await heap(cdp));
    await making;
    lasted = Date.now() - start;
    if (bare) return;
    await until(async () => {
      await page.evaluate(() => window.fieldmark.flush());
      const { stored, dropped } = told();
      return stored + dropped >= measures;
    }, 60_000);
  });
  await cdp.send('HeapProfiler.collectGarbage');
  const after = await heap(cdp);
  await close();
  const missing = accounts().reduce((sum, account) => sum + account.missing, 0);
  return {
    ours: tasksOf(events, '/fieldmark.js'),
    theirs: tasksOf(events, '/work.js', { reactions: false }),
    peak: peak - before,
    kept: after - before,
    lasted,
    ...told(),
    missing,
  };
}

console.log(machineLoad());
const bare = [];
const with_ = [];
for (let i = 0; i < rounds; i++) {
  bare.push(await flood({ bare: true }));
  with_.push(await flood({}));
}
const of = (runs, read) => median(runs.map(read));
const share = (part) => `${(100 * part).toFixed(1)} %`;
const lasted = of(with_, (run) => run.lasted);
const ours = of(with_, (run) => run.ours.cpu);
const [theirs, theirsBare] = [with_, bare].map((runs) => of(runs, (run) => run.theirs.cpu));
const what = `${measures} measures in ${(lasted / 1000).toFixed(1)} s`;
figure(`${what}: the page's own script, bare`, ms(theirsBare), 'CPU time');
figure('… with Fieldmark', ms(theirs), `grown by ${share(theirs / theirsBare - 1)}`);
figure('… our script, until all is told', ms(ours), `wall ${ms(of(with_, (run) => run.ours.total))}`);
figure('… of the page’s own script', share(ours / theirsBare));
figure('… of the time', share(ours / lasted), '≤ 2 %', ours / lasted <= 0.02);
figure('… with what the page’s own has grown by', share((ours + theirs - theirsBare) / lasted));
figure(
  '… our longest task',
  ms(of(with_, (run) => run.ours.longestCpu)),
  `wall ${ms(of(with_, (run) => run.ours.longest))}`,
);
const [kept, peak] = ['kept', 'peak'].map((which) => {
  return of(with_, (run) => run[which]) - of(bare, (run) => run[which]);
});
figure('… heap after GC beyond the bare page’s', `${kept.toFixed(2)} MiB`, '≤ 4 MiB', kept <= 4);
figure('… peak of the heap beyond the bare page’s', `${peak.toFixed(2)} MiB`);
account(with_);

const slow = [];
for (let i = 0; i < rounds; i++) slow.push(await flood({ rate: 6 }));
const longest = Math.max(...slow.map((run) => run.ours.longestCpu));
const wall = Math.max(...slow.map((run) => run.ours.longest));
const slowly = (of(slow, (run) => run.lasted) / 1000).toFixed(1);
figure(`the same at 6×, in ${slowly} s: our script`, ms(of(slow, (run) => run.ours.cpu)), 'CPU time');
figure(`… our longest task of ${rounds} rounds`, ms(longest), `wall ${ms(wall)}, < 50 ms`, longest < 50);
account(slow);
console.log(machineLoad());
await close();

function account(runs) {
  for (const { stored, dropped, missing } of runs)
    figure(
      '… stored + dropped.limit, missing',
      `${stored} + ${dropped}, ${missing}`,
      `${measures}, 0`,
      stored + dropped === measures && !missing,
    );
}
