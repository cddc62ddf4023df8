// What the React adapter costs: `node tests/bench/react.mjs`. Components with it and without are rendered in turns in one
// page, with React's production build.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import esbuild from 'esbuild';
import { chromium } from 'playwright';
import { decodeBody } from '../../dist/wire.js';
import { adapterBytes } from '../adapterBytes.mjs';
import { chromiumArgs, findChromium } from '../findChromium.mjs';
import { figure, median, ms } from './figure.mjs';
import { machineLoad } from './machineLoad.mjs';
import { cpuBetween, tasksOf, trace } from './traceTasks.mjs';
import { until } from './until.mjs';

const rounds = Number(process.env.FIELDMARK_ROUNDS ?? 15);
const rows = 1_000;
const many = 10_000;

/** React, the adapter and the application in files of their own, so that a trace tells them apart. */
const scripts = {
  '/fieldmark.js': readFileSync('dist/fieldmark.js'),
  '/react.js': await bundle(`
    import * as React from 'react';
    import { flushSync } from 'react-dom';
    import { createRoot } from 'react-dom/client';
    Object.assign(window, { React, flushSync, createRoot });`),
  '/adapter.js': await bundle(`
    import { Measure, useMeasureRender } from './dist/react.js';
    Object.assign(window, { Measure, useMeasureRender });`),
  '/app.js': `
    const e = React.createElement;
    const kinds = {
      bare: (i) => e(Row, { key: i, i }),
      hook: (i) => e(Hooked, { key: i, i }),
      measure: (i) => e(Measure, { key: i, name: 'Row' }, e(Row, { i })),
    };
    const Row = ({ i }) => e('li', null, i);
    function Hooked({ i }) {
      useMeasureRender('Row');
      return e('li', null, i);
    }
    function openList(kind, count) {
      const element = document.body.appendChild(document.createElement('ul'));
      const root = createRoot(element);
      let set;
      function List() {
        set = React.useState(0)[1];
        return Array.from({ length: count }, (_, i) => kinds[kind](i));
      }
      const stamp = (work, phase) => {
        console.timeStamp(kind + ' ' + phase);
        // Effects of what is rendered in it are run in it as well.
        flushSync(work);
        console.timeStamp(kind + ' ' + phase + ' end');
      };
      return {
        mount: () => stamp(() => root.render(e(List)), 'mount'),
        update: () => stamp(() => set((n) => n + 1), 'update'),
        close() {
          root.unmount();
          element.remove();
        },
      };
    }
    async function compare(count, rounds) {
      for (let round = 0; round < rounds; round++)
        for (const kind in kinds) {
          const list = openList(kind, count);
          list.mount();
          for (let i = 0; i < 3; i++) list.update();
          list.close();
          await new Promise((done) => setTimeout(done, 20));
        }
    }`,
};
const tags = ['/react.js', '/adapter.js', '/app.js'].map((src) => `<script src="${src}"></script>`).join('');
let counted = 0;
const server = createServer(async (request, response) => {
  if (request.method === 'POST') {
    for (const { entries } of await decodeBody(Buffer.concat(await request.toArray())))
      for (const entry of entries)
        if (entry.type === 'functions') for (const { calls } of entry.rows) counted += calls;
    return response.writeHead(204).end();
  }
  const script = scripts[request.url];
  response.writeHead(200, { 'Content-Type': script ? 'text/javascript' : 'text/html' });
  response.end(
    script ??
      `<!doctype html><title>bench</title><link rel="icon" href="data:,"><body>
       <script async src="/fieldmark.js" data-endpoint="/batches" data-app="bench"></script>${tags}`,
  );
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs });

console.log(machineLoad());
const { alone, withClient } = await adapterBytes('react');
figure('fieldmark/react, minified, brotli', `${alone} B`, '≤ 1,000 B', alone <= 1_000);
figure('… with the tally, where the core is no part of the application’s bundle', `${withClient} B`);
await renderCost();
await longestTask();
await browser.close();
server.close();

async function renderCost() {
  const { page, cdp, context } = await openPage(1);
  await page.evaluate(`compare(${rows}, 3)`);
  const events = await trace(cdp, () => page.evaluate(`compare(${rows}, ${rounds})`));
  const cost = (what) => (median(cpuBetween(events, what, `${what} end`)) * 1000) / rows;
  for (const phase of ['mount', 'update']) {
    const bare = cost(`bare ${phase}`);
    figure(`a component's ${phase}, CPU, bare`, `${bare.toFixed(2)} µs`);
    for (const [kind, what] of [
      ['hook', 'useMeasureRender()'],
      ['measure', '<Measure> around it'],
    ]) {
      const added = cost(`${kind} ${phase}`) - bare;
      figure(`… added by ${what}`, `${added.toFixed(2)} µs`, '≤ 5 µs', added <= 5);
    }
  }
  await context.close();
}

/** 10,000 components in one commit, at 6×. */
async function longestTask() {
  for (const kind of ['bare', 'hook', 'measure']) {
    const { page, cdp, context } = await openPage(6);
    counted = 0;
    const events = await trace(cdp, async () => {
      await page.evaluate(`(window.list = openList('${kind}', ${many})).mount()`);
      if (kind !== 'bare')
        await until(async () => {
          await page.evaluate(() => window.fieldmark.flush());
          return counted >= many;
        });
    });
    const [commit] = cpuBetween(events, `${kind} mount`, `${kind} mount end`);
    if (kind === 'bare') figure(`${many} bare components at 6×: React's task, CPU`, ms(commit));
    else {
      const ours = ['/adapter.js', '/fieldmark.js'].map((path) => tasksOf(events, path));
      const longest = Math.max(...ours.map(({ longestCpu }) => longestCpu));
      const what = kind === 'hook' ? 'with useMeasureRender()' : 'each in a <Measure>';
      figure(`${many} components ${what} at 6×: counted`, counted, String(many), counted === many);
      figure('… our longest task, CPU', ms(longest), '< 50 ms', longest < 50);
      figure("… React's task, with our part of its renders, CPU", ms(commit));
    }
    await context.close();
  }
}

async function openPage(rate) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction(() => window.fieldmark?.flush);
  await page.evaluate(() => window.fieldmark.flush());
  await cdp.send('Emulation.setCPUThrottlingRate', { rate });
  return { page, cdp, context };
}

async function bundle(contents) {
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [{ name: 'react', setup: findReact }],
  });
  return outputFiles[0].text;
}

/** The adapter takes the React that the page has. */
function findReact({ onResolve, onLoad, resolve }) {
  const resolveDir = `${process.cwd()}/tests/pages`;
  onResolve({ filter: /^react(-dom.*)?$/ }, ({ path, importer, pluginData }) => {
    if (pluginData === 'found') return;
    if (path === 'react' && importer.includes('/dist/')) return { path, namespace: 'page' };
    return resolve(path, { resolveDir, kind: 'import-statement', pluginData: 'found' });
  });
  onLoad({ filter: /./, namespace: 'page' }, () => ({ contents: 'module.exports = window.React' }));
}
