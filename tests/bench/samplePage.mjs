/** Numbers that look drawn at random and are the same in each run. */
function random(seed) {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), state | 1) + 0x6d2b79f5) | 0;
    return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
  };
}

const routes = ['/', '/cart', '/checkout', '/product/:id', '/search', '/account', '/orders', '/help'];
const invokers = [
  'BUTTON#buy.onclick',
  'INPUT#q.oninput',
  'TimerHandler:setTimeout',
  'FrameRequestCallback',
  'Window.fetch.then',
];
const vitals = { LCP: 2600, INP: 180, CLS: 0.12, FCP: 1500, TTFB: 600 };
const tenth = (value) => Math.round(value * 10) / 10;

const resources = [
  '/api/price',
  '/api/cart',
  '/images/photo.jpg',
  '/assets/chunk.7.js',
  'https://tags.example/t.js',
];

/**
 * One page's batch as a client would send it: half measures, a quarter long animation frames with one to four scripts,
 * the rest marks, requests and long tasks, and the Web Vitals, LCP and CLS twice.
 * @param options `functions`: the share of entries that are tables of functions instead, of 4 to 19 rows each, those of
 *   long frames with their frame; the measures are spans then, three of four a part of the one before them
 */
export function samplePage(n, { entries, now, spread = 3_600_000, functions = 0 }) {
  const next = random(n);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const skewed = (scale) => tenth(scale * (0.3 + next() ** 3 * 4));
  const timeOrigin = now - 60_000 - Math.floor(next() * spread);
  const time = timeOrigin.toString(16).padStart(12, '0');
  const tail = n.toString(16).padStart(12, '0');
  const route = pick(routes);
  const url = route.replace(':id', String(Math.floor(next() * 500)));
  const list = [{ type: 'view', startTime: 0 }];
  for (const [name, usual] of Object.entries(vitals)) {
    const value = Math.round(skewed(usual * 100) * 10) / 1000;
    const entry = {
      type: 'web-vital',
      startTime: tenth(value),
      name,
      value,
      navigationType: 'navigate',
      attribution: attributionOf(name, value),
    };
    if (name === 'LCP' || name === 'CLS') list.push({ ...entry, value: value / 2 });
    list.push(entry);
  }
  for (let at = 0; list.length < entries; at++) {
    const startTime = tenth(at * 40 + next() * 30);
    const kind = next();
    if (functions && next() < functions) list.push(...tableAndFrame(startTime));
    else if (kind < 0.5)
      list.push({
        type: 'measure',
        startTime,
        duration: skewed(40),
        name: `component:${Math.floor(next() ** 2 * 120)}:render`,
        detail: {
          items: at,
          ...(functions && { span: at + 1, ...(at % 4 && { parent: at - (at % 4) + 1 }) }),
        },
      });
    else if (kind < 0.75) list.push(frame(startTime));
    else if (kind < 0.85) list.push({ type: 'mark', startTime, name: `step:${at % 30}` });
    else if (kind < 0.95) list.push(request(startTime));
    else list.push({ type: 'longtask', startTime, duration: skewed(60), name: 'self' });
  }

  function attributionOf(name, value) {
    const part = tenth(value / 4);
    if (name === 'LCP')
      return {
        target: 'main>img.hero',
        url: '/images/photo.jpg',
        timeToFirstByte: part,
        resourceLoadDelay: part,
        resourceLoadDuration: part,
        elementRenderDelay: tenth(value - 3 * part),
      };
    if (name === 'INP')
      return {
        interactionTarget: pick(['#buy', '#q', 'nav>a.home', 'main>li.card']),
        interactionType: 'pointer',
        interactionTime: tenth(1000 + next() * 8000),
        inputDelay: part,
        processingDuration: tenth(2 * part),
        presentationDelay: tenth(value - 3 * part),
      };
    if (name === 'CLS')
      return { largestShiftTarget: 'main>div.banner', largestShiftTime: 800, largestShiftValue: value / 2 };
  }

  function request(startTime) {
    const name = pick(resources);
    const size = 200 + Math.floor(next() ** 4 * 500_000);
    const duration = skewed(120);
    return {
      type: 'resource',
      startTime,
      duration,
      name,
      initiatorType: name.startsWith('/api') ? 'fetch' : name.endsWith('jpg') ? 'img' : 'script',
      requestStart: tenth(startTime + 2),
      responseStart: tenth(startTime + duration * 0.7),
      transferSize: size + 300,
      encodedBodySize: size,
      decodedBodySize: size * 3,
      responseStatus: 200,
    };
  }

  function tableAndFrame(startTime) {
    const its = table(startTime);
    const { duration, blockingDuration } = its;
    return its.name === 'view' ? [its] : [its, { ...frame(startTime), duration, blockingDuration }];
  }

  /** One in five is a view's, the others are of long frames. */
  function table(startTime) {
    const rows = Array.from({ length: 4 + Math.floor(next() * 16) }, () => {
      const fn = Math.floor(next() ** 2 * 300);
      const calls = 1 + Math.floor(next() ** 3 * 40);
      const total = skewed(4);
      const bucket = Math.max(0, 1 + Math.floor(Math.log2((10 * total) / calls) * 2));
      return {
        ...(fn % 3
          ? { name: `Cart.step${fn}` }
          : { name: `List${fn}`, kind: 'component', phase: fn % 2 ? 'mount' : 'update', render: total / 2 }),
        ...(fn % 4 && { caller: fn % 3 ? `Cart.step${fn >> 1}` : `List${3 * (fn >> 2)}` }),
        calls,
        total,
        own: tenth(total * 0.6),
        longest: tenth(total / Math.sqrt(calls)),
        durations: calls > 1 ? [bucket, calls - 1, bucket + 2, 1] : [bucket, 1],
      };
    });
    const duration = skewed(60);
    return next() < 0.2
      ? { type: 'functions', name: 'view', startTime, duration: 30_000, rows }
      : {
          type: 'functions',
          name: 'long-animation-frame',
          startTime,
          duration,
          blockingDuration: tenth(Math.max(0, duration - 50)),
          rows,
        };
  }

  function frame(startTime) {
    const scripts = Array.from({ length: 1 + Math.floor(next() * 4) }, (_, i) => {
      const fn = Math.floor(next() ** 2 * 150);
      return {
        startTime: tenth(startTime + i * 30),
        duration: skewed(25),
        executionStart: tenth(startTime + i * 30 + 1),
        forcedStyleAndLayoutDuration: next() < 0.3 ? skewed(5) : 0,
        invoker: invokers[fn % invokers.length],
        invokerType: 'event-listener',
        sourceURL: `/assets/chunk.${fn % 12}.js`,
        sourceFunctionName: fn % 4 ? `fn${fn}` : '',
        sourceCharPosition: fn * 977,
        windowAttribution: 'self',
      };
    });
    const work = scripts.reduce((sum, { duration }) => sum + duration, 0) + skewed(15);
    return {
      type: 'long-animation-frame',
      startTime,
      duration: tenth(work),
      blockingDuration: tenth(Math.max(0, work - 50)),
      renderStart: tenth(startTime + work - 8),
      styleAndLayoutStart: tenth(startTime + work - 5),
      ...(next() < 0.1 && { firstUIEventTimestamp: startTime }),
      scripts,
    };
  }

  return {
    v: 1,
    page: {
      id: `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${tail}`,
      session: `s${Math.floor(n / 3)}`,
      app: n % 5 ? 'shop' : 'admin',
      release: `1.${n % 4}.0`,
      environment: 'production',
      timeOrigin,
      url,
      sdk: '0.1.0',
      supports: ['longtask', 'long-animation-frame', 'event'],
      device: { cores: pick([4, 8, 12]), memory: 8, effectiveType: '4g', mobile: next() < 0.4 },
      context: { plan: pick(['free', 'pro']) },
    },
    view: { n: 0, startTime: 0, url, route, navigationType: 'navigate' },
    from: 0,
    attempt: 1,
    sentAt: now,
    entries: list,
  };
}
