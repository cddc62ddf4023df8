import { randomBytes } from 'node:crypto';
import type { Batch, Entry, LongAnimationFrameEntry, Script } from '../../src/wire/index.js';

interface Visits {
  app: string;
  release?: string;
  route?: string;
  /** Pages, each of a session of its own. */
  pages?: number;
  /** Name and source of the function that takes most time. */
  script?: Partial<Script>;
  measure?: string;
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
  { app, release = '1.0.0', route = '/', script, measure = 'cart:price' }: Visits,
  n: number,
): Batch {
  const now = Date.now();
  const entries: Entry[] = [
    { type: 'view', startTime: 0 },
    vital('LCP', 900 * n),
    vital('INP', 90 * n),
    vital('CLS', 0.04 * n),
    vital('FCP', 500 * n),
    vital('TTFB', 120 * n),
    { type: 'measure', name: measure, startTime: 300, duration: 12.5 * n },
    { type: 'measure', name: 'list:render', startTime: 400, duration: 3 * n },
    { type: 'measure', name: 'list:render', startTime: 500, duration: 4 * n },
    frame(n, script),
  ];
  return {
    v: 1,
    page: {
      id: uuid(now),
      session: `session-${randomBytes(6).toString('hex')}`,
      app,
      release,
      environment: 'test',
      timeOrigin: now - 10_000,
      url: route,
      sdk: '0.1.0',
      supports: ['longtask', 'long-animation-frame', 'event'],
    },
    view: { n: 0, startTime: 0, url: route, route, navigationType: 'navigate' },
    from: 0,
    attempt: 1,
    sentAt: now,
    entries,
  };
}

function vital(name: 'LCP' | 'INP' | 'CLS' | 'FCP' | 'TTFB', value: number): Entry {
  const [good, poor] = {
    LCP: [2500, 4000],
    INP: [200, 500],
    CLS: [0.1, 0.25],
    FCP: [1800, 3000],
    TTFB: [800, 1800],
  }[name] as [number, number];
  const rating = value > poor ? 'poor' : value > good ? 'needs-improvement' : 'good';
  return { type: 'web-vital', startTime: 1000, name, value, rating, navigationType: 'navigate' };
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

function uuid(now: number): string {
  const hex = now.toString(16).padStart(12, '0') + randomBytes(10).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
