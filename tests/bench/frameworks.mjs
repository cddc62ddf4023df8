// What measuring a component costs in Vue and Svelte: `node tests/bench/frameworks.mjs`. Rows of one paragraph each, bare
// and measured, mounted and updated in turns on one page in Chromium, in many short rounds, of which the middle one counts:
// in some, another process had the processor.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { adapterBytes } from '../adapterBytes.mjs';
import { chromiumArgs, findChromium } from '../findChromium.mjs';
import { figure, median } from './figure.mjs';
import { machineLoad } from './machineLoad.mjs';

const components = 200;
const rounds = Number(process.env.FIELDMARK_ROUNDS ?? 600);
/** Until the code is compiled. */
const warm = 50;
const asked = 5;
const pages = fileURLToPath(new URL('../pages/', import.meta.url));
const out = mkdtempSync(join(tmpdir(), 'fieldmark-bench-'));
execFileSync(
  process.execPath,
  [join(pages, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'],
  {
    cwd: join(pages, 'bench'),
    env: { ...process.env, NODE_ENV: 'production', OUT: out },
    stdio: 'inherit',
  },
);
const types = { js: 'text/javascript', html: 'text/html' };
// Isolated, so that the clock is read to 5 µs.
const server = createServer(({ url }, response) =>
  response
    .writeHead(200, {
      'Content-Type': types[url.split('.').at(-1)],
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    })
    .end(readFileSync(out + url)),
);
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs });

console.log(machineLoad());
for (const [framework, entry] of [
  ['vue', 'vue'],
  ['svelte', 'svelte.svelte'],
]) {
  const { alone, withClient } = await adapterBytes(entry);
  figure(`${framework}: the adapter without the core, brotli`, `${alone} B`, '≤ 1,000 B', alone <= 1_000);
  figure('… with what it needs of the core', `${withClient} B`);
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/${framework}.html`);
  await page.waitForFunction(() => 'renderRows' in window);
  const kinds = await page.evaluate(() => window.kinds);
  const times = await page.evaluate(
    async ({ components, rounds, warm }) => {
      const times = [];
      for (let i = 0; i < rounds + warm; i++) {
        const round = {};
        for (const kind of i % 2 ? window.kinds : window.kinds.toReversed()) {
          round[kind] = await window.renderRows(kind, components);
          // What one has left behind is not to be cleared away in the next one's time.
          await new Promise((done) => setTimeout(done));
        }
        times.push(round);
      }
      return times.slice(warm);
    },
    { components, rounds, warm },
  );
  for (const [i, phase] of ['a mount', 'an update'].entries()) {
    const [bare, ...others] = kinds.map((kind) => median(times.map((round) => round[kind][i])));
    figure(`… ${phase}, bare`, `${bare.toFixed(2)} µs`);
    for (const [n, time] of others.entries()) {
      const added = time - bare;
      const ours = !kinds[n + 1].includes('alone');
      figure(
        `… added, ${kinds[n + 1]}`,
        `${added.toFixed(2)} µs`,
        ours ? `≤ ${asked} µs` : '',
        ours ? added <= asked : undefined,
      );
    }
  }
  await page.close();
}
console.log(machineLoad());
await browser.close();
server.close();
rmSync(out, { recursive: true });
