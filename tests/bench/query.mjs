// How long each question takes with a million entries stored, or ten, asked alone over HTTP; and the first screen of the
// dashboard, opened in Chromium.
// usage: node tests/bench/query.mjs [entries] [runs] [data directory to keep and use again] [questions]
import { existsSync, rmSync } from 'node:fs';
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../findChromium.mjs';
import { samplePage } from './samplePage.mjs';
import { startCollector } from './startCollector.mjs';

const wanted = Number(process.argv[2] ?? 1_000_000);
const runs = Number(process.argv[3] ?? 12);
const kept = process.argv[4];
const perPage = 250;
const full = kept !== undefined && existsSync(kept);

let collector = await startCollector(kept && { data: kept });
if (!full) await fill(collector.url);
await collector.stop({ keep: true });

collector = await startCollector({ data: collector.data });
const { entries } = await ask('overview');
const [{ id: somePage }] = await ask('visits');
await collector.stop({ keep: true });

const day = Date.now() - 86_400_000;
const filters = { everything: '', 'app and day': `app=shop&from=${day}`, route: 'app=shop&route=/cart' };
/** What a question takes besides; of the measures the most frequent. */
const own = {
  measure: '&name=component:0:render',
  comparison: '&release=1.1.0&base.release=1.0.0',
  function: '&name=Cart.step1',
};
const rows = {};
const first = await firstAnswers();
const questions = [
  'choices',
  'overview',
  'vitals',
  'culprits',
  'culprit',
  'components',
  'measures',
  'measure',
  'functions',
  'function',
  'interactions',
  'series',
  'coverage',
  'advice',
  'comparison',
  'releases',
  'visits',
  'page',
];
const chosen = process.argv[5]?.split(',') ?? questions;
for (const question of chosen) {
  // A process of its own for each, so that the first answer is a cold one.
  collector = await startCollector({ data: collector.data });
  if (question === 'page') own.page = `&page=${somePage}`;
  if (question === 'culprit') own.culprit = `&key=${await costliest()}`;
  for (const [name, filter] of Object.entries(filters)) {
    const took = [];
    for (let run = 0; run < runs; run++) {
      const start = performance.now();
      await ask(question, `${filter}${own[question] ?? ''}`);
      took.push(performance.now() - start);
    }
    const cold = took.shift();
    took.sort((a, b) => a - b);
    const p95 = took[Math.floor(0.95 * took.length)];
    rows[`${question}, ${name}`] = {
      ...(filter === '' ? { 'cold ms': Math.round(cold) } : {}),
      'p50 ms': Math.round(took[Math.floor(took.length / 2)]),
      'p95 ms': Math.round(p95),
    };
  }
  await collector.stop({ keep: true });
}
if (!kept) rmSync(collector.data, { recursive: true, force: true });

console.log(`${entries.toLocaleString('en-US')} entries stored`);
console.table(rows);
const limit = entries > 2_000_000 ? 1000 : 300;
const slowest = Math.max(...first.map(({ vitals }) => vitals));
const met = slowest < limit;
const times = (of) => first.map((run) => Math.round(run[of])).join(', ');
console.log(`Of the first screen, opened in Chromium on a collector just started, ms from its first question on:
  the Web Vitals ${times('vitals')}; the frame ${times('overview')}; the ranking ${times('culprits')}; everything ${times('all')}
${met ? 'met' : 'MISSED'}: the first answer under ${limit} ms`);
process.exitCode = met ? 0 : 1;

/** When each question of the first screen was answered, and all were. */
async function firstAnswers() {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs });
  const runs = [];
  for (let run = 0; run < 3; run++) {
    collector = await startCollector({ data: collector.data });
    const page = await browser.newPage();
    const asked = [];
    page.on('requestfinished', (request) => asked.push(request));
    await page.goto(collector.url);
    await page.waitForLoadState('networkidle');
    const timings = asked.flatMap((request) => {
      const [, question] = /\/api\/(\w+)/.exec(request.url()) ?? [];
      const { startTime, responseEnd } = request.timing();
      return question ? [{ question, start: startTime, end: startTime + responseEnd }] : [];
    });
    const start = Math.min(...timings.map((one) => one.start));
    // It asks again some seconds later.
    const answered = Object.fromEntries(
      timings.reverse().map(({ question, end }) => [question, end - start]),
    );
    runs.push({ ...answered, all: Math.max(...Object.values(answered)) });
    await page.close();
    await collector.stop({ keep: true });
  }
  await browser.close();
  return runs;
}

async function ask(question, filter = '') {
  const response = await fetch(`${collector.url}/api/${question}?${filter}`);
  if (!response.ok) throw new Error(`${question}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** The key of the function that blocked most. Asked of a process that is then started anew. */
async function costliest() {
  const { rows } = await ask('culprits');
  await collector.stop({ keep: true });
  collector = await startCollector({ data: collector.data });
  return rows.find(({ unattributed }) => !unattributed).key;
}

async function fill(url) {
  let page = 0;
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      while (page * perPage < wanted) {
        const now = Date.now();
        const lines = Array.from({ length: 3 }, () =>
          JSON.stringify(
            withHoles(page++, { entries: perPage, now, spread: 2 * 86_400_000, functions: 0.1 }),
          ),
        );
        const response = await post(`${url}/v1/batches`, lines.join('\n'));
        if (response.status !== 204) throw new Error(`${response.status} ${await response.text()}`);
      }
    }),
  );
}

/** Once more where a kept connection was closed as it was to be used again; what was stored is known by its numbers. */
async function post(url, body) {
  const send = () => fetch(url, { method: 'POST', body });
  return send().catch(send);
}

/** Each tenth page gave something up, each twentieth lacks its beginning. */
function withHoles(page, options) {
  const batch = samplePage(page, options);
  if (page % 10 === 0) batch.dropped = { limit: 3, quota: 20 };
  if (page % 20 === 5) batch.from = 12;
  return batch;
}
