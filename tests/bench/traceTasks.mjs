/**
 * Traces a page while `work` runs.
 * @returns what the script at `path` did on the main thread, see `tasksOf`
 */
export async function traceTasks(cdp, path, work) {
  return tasksOf(await trace(cdp, work), path);
}

/** The events of a trace of a page while `work` runs. */
export async function trace(cdp, work) {
  const events = [];
  const collect = ({ value }) => events.push(...value);
  cdp.on('Tracing.dataCollected', collect);
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', 'v8.execute'],
    },
  });
  await work();
  const complete = new Promise((done) => cdp.once('Tracing.tracingComplete', done));
  await cdp.send('Tracing.end');
  await complete;
  cdp.off('Tracing.dataCollected', collect);
  return events;
}

/**
 * What the script at `path` did, ms: its longest task, its time in all, and both in CPU time, which other work on the
 * machine does not lengthen; its tasks. Promises' reactions come with no script's name: those in a task that runs this
 * script are its own, and with `reactions` those in a task that runs none.
 */
export function tasksOf(events, path, { reactions = true } = {}) {
  const isOurs = (event) => isCall(event) && urlOf(event.args).endsWith(path);
  // Workers and other pages have their own threads.
  const main = events.find(isOurs);
  const here = events.filter(({ ph, pid, tid }) => ph === 'X' && pid === main?.pid && tid === main?.tid);
  const tasks = outermost(here.filter(({ name }) => /RunTask$/.test(name)));
  const held = distribute(tasks, here)
    .map((inTask) => {
      const calls = inTask.filter(isCall);
      const own = calls[0] ? calls.some(isOurs) : reactions;
      return outermost(inTask.filter((event) => isOurs(event) || (own && event.name === 'RunMicrotasks')));
    })
    .filter((calls) => calls[0]);
  const sum = (calls, time) => calls.reduce((sum, call) => sum + time(call), 0) / 1000;
  const longest = (time) => Math.max(0, ...held.map((calls) => sum(calls, time)));
  const wall = ({ dur }) => dur;
  const cpu = ({ dur, tdur }) => tdur ?? dur;
  return {
    longest: longest(wall),
    longestCpu: longest(cpu),
    total: sum(held.flat(), wall),
    cpu: sum(held.flat(), cpu),
    tasks: held.length,
  };
}

/** CPU time from one `console.timeStamp()` to the next of the other name, ms, for each such pair. */
export function cpuBetween(events, first, second) {
  const stamps = events.filter(({ name }) => name === 'TimeStamp');
  const times = (message) => stamps.filter(({ args }) => args.data.message === message).map(({ tts }) => tts);
  const ends = times(second);
  return times(first).map((start, i) => (ends[i] - start) / 1000);
}

const isCall = ({ name }) => /^(FunctionCall|EvaluateScript|v8\.compile)$/.test(name);
const urlOf = ({ data, fileName }) => data?.url ?? fileName ?? '';
const inOrder = (events) => events.sort((a, b) => a.ts - b.ts || b.dur - a.dur);

/** Without those within another: their time is in it already. */
function outermost(events) {
  let end = 0;
  return inOrder(events).filter(({ ts, dur }) => {
    if (ts < end) return false;
    end = ts + dur;
    return true;
  });
}

/** The events in each task. */
function distribute(tasks, events) {
  const parts = tasks.map(() => []);
  let i = 0;
  for (const event of inOrder(events)) {
    while (tasks[i] && tasks[i].ts + tasks[i].dur <= event.ts) i++;
    if (tasks[i]?.ts <= event.ts) parts[i].push(event);
  }
  return parts;
}
