import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chromium, expect, test } from '@playwright/test';
import { chromeTrace } from '../../src/exporters/chromeTrace.js';
import { storyBatch } from '../dashboard/storyBatch.js';
import { chromiumArgs, findChromium } from '../findChromium.mjs';
import { makeProfile } from '../rawBrowser.js';
import { storyOf } from './storyOf.js';

/** What DevTools has understood of a trace. */
interface Understood {
  url: string;
  requests: string[];
  measures: string[];
  marks: string[];
  tracks: string[];
  tasks: number[];
  functions: string[];
  interactions: number[];
  shifts: number[];
  metrics: string[];
}

/** Runs in the page of DevTools itself, with the modules that its Performance panel is made of. */
async function understand(trace: string): Promise<Understood> {
  const load = (path: string) => import(path);
  const { TraceModel } = await load('/devtools/models/trace/trace.js');
  const model = TraceModel.Model.createWithAllHandlers();
  const { traceEvents, metadata } = JSON.parse(trace);
  await model.parse(traceEvents, { metadata, isFreshRecording: false });
  const parsed = model.parsedTrace(0);
  const data = parsed.data ?? parsed;
  type Named = { name: string; dur: number; args: { data: { url: string; functionName: string } } };
  const threads = [...data.Renderer.processes.values()].flatMap((process) => [...process.threads.values()]);
  const entries: Named[] = threads
    .filter(({ name }) => name === 'CrRendererMain')
    .flatMap((thread) => thread.entries);
  const scores = [...data.PageLoadMetrics.metricScoresByFrameId.values()].flatMap((of) => [...of.values()]);
  return {
    url: data.Meta.mainFrameURL,
    requests: data.NetworkRequests.byTime.map(({ args }: Named) => args.data.url),
    measures: data.UserTimings.performanceMeasures.map(({ name }: Named) => name),
    marks: data.UserTimings.performanceMarks.map(({ name }: Named) => name),
    tracks: data.ExtensionTraceData.extensionTrackData.map(({ name }: Named) => name),
    tasks: entries.filter(({ name }) => name === 'RunTask').map(({ dur }) => dur),
    functions: entries
      .filter(({ name }) => name === 'FunctionCall')
      .map(({ args }) => args.data.functionName),
    interactions: data.UserInteractions.interactionEvents.map(({ dur }: Named) => dur),
    shifts: data.LayoutShifts.clusters.map(
      (cluster: { clusterCumulativeScore: number }) => cluster.clusterCumulativeScore,
    ),
    metrics: scores.flatMap((score) => [...score.keys()]).sort(),
  };
}

/** Opens the file as a person would, and waits until the panel shows what is in it. */
async function openInPanel(trace: string): Promise<void> {
  const load = (path: string) => import(path);
  const { TimelinePanel } = await load('/devtools/panels/timeline/timeline.js');
  await TimelinePanel.TimelinePanel.instance().loadFromFile(
    new File([trace], 'trace.json', { type: 'application/json' }),
  );
}

test('the Performance panel of DevTools opens an exported trace and finds everything in it', async () => {
  // DevTools is a large application.
  test.slow();
  const profile = await makeProfile();
  // A browser offers its DevTools as a page to whom it lets debug it.
  const child = spawn(
    await findChromium(),
    [
      ...chromiumArgs,
      '--headless=new',
      '--remote-debugging-port=0',
      '--remote-allow-origins=*',
      `--user-data-dir=${profile.folder}`,
      'about:blank',
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const gone = once(child, 'exit');
  try {
    const port = await new Promise<string>((resolve) => {
      let said = '';
      child.stderr.on('data', (chunk) => {
        said += chunk;
        const found = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
        if (found) resolve(found);
      });
    });
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const page = await browser.contexts()[0]!.newPage();
    const answer = await page.goto(`http://127.0.0.1:${port}/devtools/devtools_app.html?panel=timeline`);
    test.skip(answer?.status() !== 200, 'this browser comes without its DevTools');
    await page.waitForFunction(() => document.title === 'DevTools');
    const trace = JSON.stringify(chromeTrace(storyOf(storyBatch({ app: 'devtools' }))));
    const understood = await page.evaluate(understand, trace);
    expect(understood.url).toBe('https://page.invalid/shop/cart');
    expect(understood.requests.map((url) => url.split('/').pop()).sort()).toEqual([
      '0',
      'app.3f2.js',
      'app.css',
      'basket',
      'cart',
      'hero.avif',
      't.js',
    ]);
    expect(understood.measures).toEqual(expect.arrayContaining(['cart:price', 'cart:tax']));
    expect(understood.marks).toEqual(['cart:ready', 'View 1: /shop/list']);
    expect(understood.tracks).toEqual(['Checkout']);
    expect(understood.tasks).toEqual([160_000, 280_000, 92_000]);
    expect(understood.functions).toEqual(['addToBasket', 'paint']);
    expect(understood.interactions).toEqual([288_000]);
    expect(understood.shifts).toEqual([0.12]);
    expect(understood.metrics).toEqual(['DCL', 'FCP', 'L', 'LCP']);

    await page.evaluate(openInPanel, trace);
    // The panel names the traces that it has opened after their pages.
    await expect(page.getByText('page.invalid #1').first()).toBeVisible();
    await browser.close();
  } finally {
    process.kill(-child.pid!, 'SIGKILL');
    await gone;
    await profile.remove();
  }
});
