// What a wrapped function costs over the bare one: `node tests/bench/functions.mjs`. In Chromium, a small synchronous
// function called a million times in each round, bare and wrapped in turns; two readings of the clock alone beside it.
import { createServer } from 'node:http';
import esbuild from 'esbuild';
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../findChromium.mjs';
import { figure, median } from './figure.mjs';
import { machineLoad } from './machineLoad.mjs';

const calls = 1_000_000;
const rounds = Number(process.env.FIELDMARK_ROUNDS ?? 9);
const asked = 150;

const { outputFiles } = await esbuild.build({
  stdin: {
    contents: `
      import { wrap } from './src/client/functions/wrap.js';
      const add = (a, b) => a + b;
      // Several, so that no call of ours can be compiled for one function alone.
      const others = [wrap('sub', (a, b) => a - b), wrap('join', (a, b) => [a, b]), wrap('none', () => {})];
      const clock = performance;
      const kinds = {
        bare: add,
        wrapped: wrap('add', add),
        clock: (a, b) => (clock.now(), clock.now(), a + b),
      };
      const outer = wrap('outer', (run) => run());
      for (let i = 0; i < 20_000; i++) for (const other of others) other(i, 1);
      // In slices, of which the middle one counts: in some, another process had the processor.
      const time = (fn, calls) => {
        const slices = [];
        let sum = 0;
        for (let slice = 0; slice < 100; slice++) {
          const start = clock.now();
          for (let i = 0; i < calls / 100; i++) sum += fn(i, 1);
          slices.push(((clock.now() - start) * 1e8) / calls);
        }
        window.sum = sum;
        return slices.sort((a, b) => a - b)[50];
      };
      window.time = (kind, calls) => time(kinds[kind], calls);
      window.timeNested = (kind, calls) => outer(() => time(kinds[kind], calls));`,
    resolveDir: process.cwd(),
  },
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
  target: 'es2022',
});

const server = createServer(({ url }, response) => {
  if (url === '/functions.js')
    return response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(outputFiles[0].contents);
  const isolation = {
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
  };
  response
    .writeHead(200, { 'Content-Type': 'text/html', ...(url === '/isolated' && isolation) })
    .end('<!doctype html><link rel="icon" href="data:,"><script src="/functions.js"></script>');
}).listen(0, '127.0.0.1');
await new Promise((done) => server.once('listening', done));
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs });

console.log(machineLoad());
for (const where of ['isolated', 'not isolated']) {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/${where === 'isolated' ? where : ''}`);
  for (const run of ['time', 'timeNested']) {
    const took = { bare: [], wrapped: [], clock: [] };
    for (const kind in took) await page.evaluate(`${run}('${kind}', 100_000)`);
    for (let i = 0; i < rounds; i++)
      for (const kind in took) took[kind].push(await page.evaluate(`${run}('${kind}', ${calls})`));
    const [bare, wrapped, clock] = Object.values(took).map(median);
    const ns = (time) => `${time.toFixed(0)} ns`;
    const added = wrapped - bare;
    figure(
      `${where}, ${run === 'time' ? 'called by nobody' : 'called in a wrapped function'}: added to a call`,
      ns(added),
      `≤ ${asked} ns`,
      added <= asked,
    );
    figure('… of it, reading the clock twice', ns(clock - bare), `the rest: ${ns(wrapped - clock)}`);
    figure('… the bare call', ns(bare));
  }
  await page.close();
}
await browser.close();
server.close();
console.log(machineLoad());
