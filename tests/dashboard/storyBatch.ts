import type { Batch, Entry } from '../../src/wire/index.js';
import { freshPageId, sampleBatch } from '../collector/sampleBatch.js';

interface Story {
  app: string;
  /** Measures, requests and marks beside what every story has. */
  more?: number;
  /** Stands in every name. */
  name?: string;
  release?: string;
}

/**
 * One visit with something of every type: a slow click at 2 s, whose frame forced layout, a late image as LCP, a shift,
 * a restore at 6 s, numbers that are missing, and as many more entries as wanted, spread over ten seconds.
 */
export function storyBatch({ app, more = 0, name = '', release = '1.4.0' }: Story): Batch[] {
  const now = Date.now();
  const id = freshPageId(now);
  const batch = sampleBatch(0, [...ofEachType(name), ...further(more)], {
    page: {
      id,
      session: `session-${id.slice(-8)}`,
      app,
      release,
      environment: 'production',
      timeOrigin: now - 60_000,
      url: `/shop/cart${name}`,
      supports: ['longtask', 'long-animation-frame', 'event', 'layout-shift', 'largest-contentful-paint'],
      device: { cores: 8, memory: 8, effectiveType: '4g', mobile: false },
      context: { plan: 'free' },
    },
    view: { url: `/shop/cart${name}`, route: `/shop/cart${name}` },
  });
  const restored = {
    n: 1,
    startTime: 6000,
    url: '/shop/list',
    route: '/shop/list',
    navigationType: 'back-forward-cache' as const,
  };
  const from = batch.entries.length;
  return [
    { ...batch, dropped: { quota: 12 } },
    {
      ...batch,
      view: restored,
      from: from + 40,
      entries: [{ type: 'view', startTime: 6000 }, ...further(1)],
    },
  ];
}

function ofEachType(name: string): Entry[] {
  const vital = (
    kind: 'LCP' | 'FCP' | 'TTFB' | 'CLS' | 'INP',
    startTime: number,
    value: number,
    attribution?: Record<string, string | number>,
  ): Entry => {
    return {
      type: 'web-vital',
      startTime,
      name: kind,
      value,
      navigationType: 'navigate',
      ...(attribution && { attribution }),
    };
  };
  return [
    { type: 'view', startTime: 0 },
    {
      type: 'navigation',
      startTime: 0,
      duration: 1480,
      fetchStart: 4,
      requestStart: 30,
      responseStart: 180,
      responseEnd: 240,
      domContentLoadedEventEnd: 620,
      loadEventEnd: 1480,
      transferSize: 14_200,
      encodedBodySize: 13_900,
      decodedBodySize: 52_000,
    },
    vital('TTFB', 0, 180),
    vital('FCP', 640, 640),
    vital('LCP', 1510, 1510, { target: `img.hero${name}`, url: '/img/hero.avif' }),
    vital('CLS', 1650, 0.12, {
      largestShiftTarget: 'div.banner',
      largestShiftTime: 1650,
      largestShiftValue: 0.12,
    }),
    vital('INP', 2000, 288, {
      interactionTarget: `button#buy${name}`,
      interactionType: 'pointer',
      interactionTime: 2000,
      inputDelay: 12,
      processingDuration: 196,
      presentationDelay: 80,
    }),
    {
      type: 'long-animation-frame',
      startTime: 2004,
      duration: 280,
      blockingDuration: 210,
      renderStart: 2216,
      styleAndLayoutStart: 2240,
      firstUIEventTimestamp: 2000,
      scripts: [
        {
          startTime: 2012,
          duration: 196,
          executionStart: 2012,
          forcedStyleAndLayoutDuration: 84,
          invoker: 'BUTTON#buy.onclick',
          invokerType: 'event-listener',
          sourceURL: '/assets/app.3f2.js',
          sourceFunctionName: `addToBasket${name}`,
          sourceCharPosition: 48_213,
        },
        {
          startTime: 2218,
          duration: 14,
          invoker: 'FrameRequestCallback',
          invokerType: 'user-callback',
          sourceURL: '/assets/app.3f2.js',
          sourceFunctionName: 'paint',
          sourceCharPosition: 900,
        },
      ],
    },
    {
      type: 'long-animation-frame',
      startTime: 420,
      duration: 160,
      blockingDuration: 88,
      renderStart: 560,
      styleAndLayoutStart: 562,
      scripts: [
        {
          startTime: 424,
          duration: 130,
          invoker: '/assets/app.3f2.js',
          invokerType: 'classic-script',
          sourceURL: '/assets/app.3f2.js',
          sourceCharPosition: 0,
        },
      ],
    },
    {
      type: 'longtask',
      startTime: 3200,
      duration: 92,
      name: 'same-origin-descendant',
      container: 'ad-frame',
    },
    { type: 'measure', name: `cart:price${name}`, startTime: 2020, duration: 93.1, detail: { items: 12 } },
    { type: 'measure', name: 'cart:tax', startTime: 2040, duration: 31, detail: { items: 12 } },
    {
      type: 'measure',
      name: 'checkout',
      startTime: 2300,
      duration: 1200,
      detail: { devtools: { dataType: 'track-entry', track: `Checkout${name}`, color: 'primary' } },
    },
    { type: 'mark', name: 'cart:ready', startTime: 2290 },
    {
      type: 'resource',
      startTime: 250,
      duration: 160,
      name: '/assets/app.3f2.js',
      initiatorType: 'script',
      requestStart: 256,
      responseStart: 320,
      transferSize: 88_000,
      encodedBodySize: 87_700,
      decodedBodySize: 290_000,
      renderBlockingStatus: 'blocking',
      responseStatus: 200,
    },
    {
      type: 'resource',
      startTime: 252,
      duration: 90,
      name: '/assets/app.css',
      initiatorType: 'link',
      responseStart: 300,
      encodedBodySize: 9000,
      decodedBodySize: 40_000,
      renderBlockingStatus: 'blocking',
    },
    {
      type: 'resource',
      startTime: 900,
      duration: 590,
      name: '/img/hero.avif',
      initiatorType: 'img',
      responseStart: 1010,
      transferSize: 240_000,
      encodedBodySize: 239_700,
      decodedBodySize: 239_700,
    },
    {
      type: 'resource',
      startTime: 2230,
      duration: 860,
      name: `/api/basket${name}`,
      initiatorType: 'fetch',
      responseStart: 3060,
      transferSize: 900,
      encodedBodySize: 600,
      decodedBodySize: 2400,
      serverTiming: [{ name: 'db', duration: 640, description: 'rows' }],
    },
    {
      type: 'resource',
      startTime: 1200,
      duration: 300,
      name: 'https://tags.example/t.js',
      initiatorType: 'script',
    },
    {
      type: 'functions',
      name: 'long-animation-frame',
      startTime: 2004,
      duration: 280,
      blockingDuration: 210,
      rows: [
        {
          name: `Basket${name}`,
          kind: 'component',
          phase: 'update',
          calls: 3,
          total: 120,
          own: 84,
          longest: 60,
        },
        { name: `priceOf${name}`, calls: 240, total: 40, own: 36.5, longest: 2 },
      ],
    },
    { type: 'measure', name: `order${name}`, startTime: 2010, duration: 1500, detail: { span: 1 } },
    { type: 'measure', name: 'order:check', startTime: 2015, duration: 120, detail: { span: 2, parent: 1 } },
    {
      type: 'measure',
      name: `order:pay${name}`,
      startTime: 2150,
      duration: 1300,
      detail: { span: 3, parent: 1 },
    },
    { type: 'measure', name: 'bank', startTime: 2240, duration: 800, detail: { span: 4, parent: 3 } },
    { type: 'measure', name: 'receipt', startTime: 3050, duration: 380, detail: { span: 5, parent: 3 } },
    // Beside the order, and no part of it.
    { type: 'measure', name: 'search', startTime: 2100, duration: 600, detail: { span: 6 } },
    { type: 'measure', name: 'search:rank', startTime: 2300, duration: 300, detail: { span: 7, parent: 6 } },
  ];
}

function further(count: number): Entry[] {
  return Array.from({ length: count }, (_, i): Entry => {
    const startTime = Math.round((i * 61_803) % 100_000) / 10;
    const duration = Math.round(((i * 7919) % 1000) / (i % 40 ? 20 : 1)) / 2;
    if (i % 5 === 0)
      return {
        type: 'resource',
        name: `/api/part/${i}`,
        startTime,
        duration,
        initiatorType: 'fetch',
        responseStart: startTime + duration * 0.7,
      };
    if (i % 11 === 0) return { type: 'mark', name: `mark:${i}`, startTime };
    return {
      type: 'measure',
      name: `work:${i % 17}`,
      startTime,
      duration,
      ...(i % 3 === 0 && { detail: { devtools: { track: `Track ${i % 4}` } } }),
    };
  });
}
