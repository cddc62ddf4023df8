import { randomBytes } from 'node:crypto';
import type { Batch, Entry, FunctionRow, LongAnimationFrameEntry, Script } from '../../src/wire/index.js';
import { freshPageId, sampleBatch } from '../collector/sampleBatch.js';

interface Visits {
  app: string;
  release?: string;
  route?: string;
  /** Pages, each of a session of its own. */
  pages?: number;
  /** Name and source of the function that takes most time. */
  script?: Partial<Script>;
  measure?: string;
  /** The component that renders in the long frame; without: nothing is instrumented. */
  component?: string;
  /** Whether the measure and the slowest interaction fall into the long frame. */
  inFrame?: boolean;
}

/** Stores visits that all go alike, but for their length: the nth page's times are n times as long. */
export async function seed(collector: string, visits: Visits): Promise<void> {
  const batches = Array.from({ length: visits.pages ?? 4 }, (_, i) => batchOf(visits, i + 1));
  const response = await fetch(`${collector}/v1/batches`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain' },
    body: batches.map((batch) => JSON.stringify(batch)).join('\n'),
  });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
}

function batchOf(
  { app, release = '1.0.0', route = '/', script, measure = 'cart:price', inFrame, component }: Visits,
  n: number,
): Batch {
  const now = Date.now();
  const entries: Entry[] = [
    { type: 'view', startTime: 0 },
    vital('LCP', 900 * n),
    { ...vital('INP', 90 * n), ...(inFrame && { attribution: interaction(90 * n) }) } as Entry,
    vital('CLS', 0.04 * n),
    vital('FCP', 500 * n),
    vital('TTFB', 120 * n),
    { type: 'measure', name: measure, startTime: inFrame ? 2005 : 300, duration: 12.5 * n },
    { type: 'measure', name: 'list:render', startTime: 400, duration: 3 * n },
    { type: 'measure', name: 'list:render', startTime: 500, duration: 4 * n },
    frame(n, script),
    ...(component === undefined ? [] : [tableOf(n, component)]),
  ];
  return sampleBatch(0, entries, {
    page: {
      id: freshPageId(now),
      session: `session-${randomBytes(6).toString('hex')}`,
      app,
      release,
      environment: 'test',
      timeOrigin: now - 10_000,
      url: route,
      supports: ['longtask', 'long-animation-frame', 'event'],
    },
    view: { url: route, route },
  });
}

function vital(name: 'LCP' | 'INP' | 'CLS' | 'FCP' | 'TTFB', value: number): Entry {
  return { type: 'web-vital', startTime: 1000, name, value, navigationType: 'navigate' };
}

function interaction(value: number): Record<string, string | number> {
  return {
    interactionTarget: 'button#buy',
    interactionType: 'pointer',
    interactionTime: 1990,
    inputDelay: 11,
    processingDuration: value - 31,
    presentationDelay: 20,
  };
}

function tableOf(n: number, name: string): Entry {
  const { startTime, duration, blockingDuration = 0 } = frame(n);
  const rows: FunctionRow[] = [
    { name, kind: 'component', phase: 'update', calls: 4 * n, total: 50 * n, own: 45 * n, longest: 20 * n },
    { name: 'priceOf', caller: name, calls: 90, total: 5 * n, own: 5 * n, longest: n },
  ];
  return { type: 'functions', name: 'long-animation-frame', startTime, duration, blockingDuration, rows };
}

function frame(n: number, script: Partial<Script> = {}): LongAnimationFrameEntry {
  return {
    type: 'long-animation-frame',
    startTime: 2000,
    duration: 100 * n + 60,
    blockingDuration: 100 * n,
    scripts: [
      {
        startTime: 2001,
        duration: 70 * n,
        forcedStyleAndLayoutDuration: 35 * n,
        invoker: 'BUTTON#buy.onclick',
        invokerType: 'event-listener',
        sourceURL: '/assets/shop.js',
        sourceFunctionName: 'addToBasket',
        sourceCharPosition: 1234,
        ...script,
      },
      {
        startTime: 2100,
        duration: 10 * n,
        invoker: 'TimerHandler:setTimeout',
        invokerType: 'user-callback',
        sourceURL: 'https://tags.example/t.js',
        sourceFunctionName: 'collect',
        sourceCharPosition: 7,
      },
    ],
  };
}
