/**
 * Traces a page while `work` runs.
 * @returns what the script at `path` did on the main thread, ms: its longest task, its time in all, its tasks
 */
export async function traceTasks(cdp, path, work) {
  const events = [];
  const collect = ({ value }) => events.push(...value);
  cdp.on('Tracing.dataCollected', collect);
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8'] },
  });
  await work();
  const complete = new Promise((done) => cdp.once('Tracing.tracingComplete', done));
  await cdp.send('Tracing.end');
  await complete;
  cdp.off('Tracing.dataCollected', collect);

  const ours = events.filter(
    ({ name, ph, args }) =>
      ph === 'X' && /^(FunctionCall|EvaluateScript|v8\.compile)$/.test(name) && urlOf(args).endsWith(path),
  );
  // A call within a call is in its time already.
  const calls = ours.filter((call) => !ours.some((other) => other !== call && within(call, other)));
  const tasks = events.filter(({ name, ph }) => ph === 'X' && /RunTask$/.test(name));
  const held = tasks
    .map((task) => total(calls.filter((call) => within(call, task))))
    .filter((time) => time > 0);
  return { longest: Math.max(0, ...held), total: total(calls), tasks: held.length };
}

const urlOf = ({ data, fileName }) => data?.url ?? fileName ?? '';
const total = (calls) => calls.reduce((sum, { dur }) => sum + dur, 0) / 1000;
const within = (call, outer) =>
  call.tid === outer.tid &&
  call.pid === outer.pid &&
  call.ts >= outer.ts &&
  call.ts + call.dur <= outer.ts + outer.dur &&
  (call.ts > outer.ts || call.dur < outer.dur || call.name > outer.name);
