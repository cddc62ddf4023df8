import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { advise } from '../../src/analysis/advice/advise.js';
import type { Facts } from '../../src/analysis/advice/Facts.js';
import { rules } from '../../src/analysis/advice/rules/index.js';
import { scaleFacts } from '../../src/analysis/advice/scaleFacts.js';
import { scoreOf } from '../../src/analysis/advice/scoreOf.js';
import { createAnswers } from '../../src/collector/createAnswers.js';
import type { Position } from '../../src/symbolicate/Symbolicator.js';
import type { Finding } from '../../src/wire/index.js';

const ms = fc.double({ min: 0, max: 1e5, noNaN: true });
const few = fc.integer({ min: 1, max: 30 });
const url = fc.constantFrom(
  '',
  '/app.js',
  '/a/*.svg',
  '/font.woff2',
  'https://cdn.example/x.js',
  '<img src=x>',
);
const affected = {
  users: few,
  views: few,
  routes: fc.array(fc.constantFrom('/', '/cart', '/product'), { minLength: 1, maxLength: 3 }),
  examples: fc.array(fc.record({ page: fc.uuid(), at: ms, worth: ms }), { maxLength: 3 }),
};
const place = {
  app: fc.constantFrom('shop', 'blog'),
  release: fc.constantFrom('', '1.4.0'),
  sourceURL: url,
  sourceFunctionName: fc.constantFrom('', 'add', '\u0000'),
  sourceCharPosition: fc.nat(),
  code: fc.constantFrom('1', '2', '3'),
  invoker: fc.constantFrom(
    '',
    'BUTTON.onclick',
    'TimerHandler:setTimeout',
    'TimerHandler:setInterval',
    'FrameRequestCallback',
    'Response.json.then',
  ),
  invokerType: fc.constantFrom(
    'event-listener',
    'user-callback',
    'classic-script',
    'module-script',
    'resolve-promise',
  ),
};
const list = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.array(fc.record<T>(shape), { maxLength: 6 });
const route = fc.constantFrom('/', '/cart');
const empty = {
  ...{
    layouts: [],
    lcp: [],
    cls: [],
    delays: [],
    resources: [],
    blocking: [],
    renders: [],
    waits: [],
    json: [],
  },
  navigations: [],
};
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  sessions: few,
  views: few,
  scripts: list({
    ...affected,
    ...place,
    invokers: few,
    releases: fc.constant([]),
    frames: few,
    runs: few,
    framesAtLoad: few,
    blocking: ms,
    duration: ms,
    p75: ms,
    forced: ms,
  }),
  layouts: list({ ...affected, route, frames: few, layout: ms, p75: ms }),
  lcp: list({
    ...affected,
    route,
    target: url,
    url,
    p75: ms,
    timeToFirstByte: ms,
    loadDelay: ms,
    loadDuration: ms,
    renderDelay: ms,
    loadDelayOver: ms,
    loadDurationOver: ms,
    renderDelayOver: ms,
  }),
  cls: list({
    ...affected,
    target: url,
    p75: ms,
    total: ms,
    cause: url,
    causeType: fc.constantFrom('', 'img', 'css'),
  }),
  delays: list({ ...affected, ...place, delay: ms, p75: ms, target: url }),
  resources: list({
    ...affected,
    url,
    initiatorType: fc.constantFrom('img', 'script', 'fetch'),
    requests: few,
    p75: ms,
    asked: ms,
    came: ms,
    cameOver: ms,
    fromNetwork: few,
    again: few,
    againTime: ms,
    decoded: ms,
    uncompressed: few,
    uncompressedBytes: ms,
    uncompressedTime: ms,
  }),
  blocking: list({ ...affected, url, initiatorType: fc.constantFrom('link', 'script'), alone: ms, p75: ms }),
  renders: list({ ...affected, name: url, frames: few, runs: few, p75: ms, over: ms, detail: url }),
  waits: list({ ...affected, name: url, url, count: few, p75: ms, request: ms, firstByte: ms, total: ms }),
  json: list({ ...affected, ...place, url, count: few, decoded: ms, script: ms, p75: ms, blocking: ms }),
  navigations: list({
    ...affected,
    route,
    firstByte: ms,
    redirect: ms,
    connect: ms,
    server: ms,
    serverOver: ms,
  }),
});

test('whatever the facts, no rule speaks below its sample size, nor without a gain', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      for (const rule of rules)
        for (const { users, gain, score } of rule.check(facts)) {
          expect(users).toBeGreaterThanOrEqual(rule.least);
          expect(gain.total).toBeGreaterThan(0);
          expect(Number.isFinite(gain.perView) && Number.isFinite(score)).toBe(true);
        }
    }),
  );
});

test('findings are ranked by score, are at most 40, and each that is held back is counted', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { findings, waiting } = advise(facts);
      const scores = findings.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      const seen = rules.flatMap((rule) => rule.look(facts)).length;
      const spoken = rules.flatMap((rule) => rule.check(facts)).length;
      expect(findings.length).toBe(Math.min(40, spoken));
      expect(waiting).toBe(seen - spoken);
    }),
  );
});

test('of a sample, a rule speaks when as many were looked at as without one, and counts for all', () => {
  const counted = ({ rule, users, views, gain }: Finding) => [rule, users, views, Math.round(gain.total)];
  fc.assert(
    fc.property(anyFacts, fc.integer({ min: 2, max: 64 }), (facts, nth) => {
      const all = advise(facts);
      const sampled = advise(scaleFacts(facts, nth));
      expect(sampled.sampled).toBe(nth);
      expect(sampled.sessions).toBe(nth * all.sessions);
      expect(sampled.waiting).toBe(all.waiting);
      const larger = all.findings.map((finding) =>
        counted({
          ...finding,
          users: nth * finding.users,
          views: nth * finding.views,
          gain: { ...finding.gain, total: nth * finding.gain.total },
        }),
      );
      expect(sampled.findings.map(counted).sort()).toEqual(larger.sort());
    }),
  );
});

test('of one function, one rule about long frames speaks', () => {
  const ofScripts = new Set([
    'long-handler',
    'forced-layout',
    'repeating-timer',
    'long-timer',
    'long-callback',
    'script-evaluation',
    'hydration',
  ]);
  fc.assert(
    fc.property(anyFacts, ({ scripts, ...facts }) => {
      // A third party's functions are one finding together.
      const own = scripts.map((script, i) => ({ ...script, sourceURL: '/app.js', sourceCharPosition: i }));
      const said = rules
        .flatMap((rule) => rule.check({ ...facts, scripts: own }))
        .filter(({ rule }) => ofScripts.has(rule));
      const places = said.map(({ place: at }) => at!.sourceCharPosition);
      expect(new Set(places).size).toBe(places.length);
    }),
  );
});

test('a score grows with what each user gets back, up to three good visits', () => {
  const positive = fc.double({ min: 0.001, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(few, positive, positive, (users, a, b) => {
      const score = (total: number) => scoreOf({ users, gain: { of: 'INP', total, perView: 0, how: '' } });
      expect(score(Math.max(a, b))).toBeGreaterThanOrEqual(score(Math.min(a, b)));
      expect(score(a)).toBeLessThanOrEqual(3 * users);
    }),
  );
});

test('a third party is not taken for own code, an own CDN is not taken for a third party', () => {
  const script = (sourceURL: string, invokerType: string) => ({
    ...{
      users: 9,
      views: 9,
      routes: ['/'],
      examples: [],
      app: 'shop',
      release: '',
      sourceFunctionName: 'f',
      sourceCharPosition: 1,
      code: '1',
    },
    ...{
      invoker: 'BUTTON.onclick',
      invokers: 1,
      releases: [],
      frames: 9,
      runs: 9,
      framesAtLoad: 0,
      blocking: 900,
      duration: 900,
      p75: 100,
      forced: 0,
    },
    ...{ sourceURL, invokerType },
  });
  const ownOrigins = new Map([['shop', 'https://static.example']]);
  const said = (...scripts: ReturnType<typeof script>[]) =>
    advise({ sessions: 9, views: 9, ...empty, scripts, ownOrigins })
      .findings.map(({ rule, place: at }) => `${rule} ${at?.sourceURL}`)
      .sort();
  const other = script('https://ads.example/ad.js', 'classic-script');
  expect(said(script('/app.js', 'event-listener'), other)).toEqual([
    'long-handler /app.js',
    'third-party https://ads.example/ad.js',
  ]);
  expect(said(script('https://static.example/app.js', 'event-listener'), other)).toEqual([
    'long-handler https://static.example/app.js',
    'third-party https://ads.example/ad.js',
  ]);
});

test('places are found in the sources where there is a symbolicator, and rules call functions as these do', async () => {
  const facts = fc.sample(
    anyFacts.filter((some) => advise(some).findings.filter(({ place: at }) => at).length > 1),
    { numRuns: 1, seed: 7 },
  )[0]!;
  const asked: Position[] = [];
  const symbolicator = {
    locate: async (positions: readonly Position[]) => {
      asked.push(...positions);
      return positions.map(({ position }) => ({
        file: 'src/app.ts',
        line: position + 1,
        column: 1,
        name: 'original',
      }));
    },
    close: async () => {},
  };
  const ask = async (question: string) =>
    question === 'facts' ? structuredClone(facts) : question === 'places' ? { places: [], cut: false } : [];
  const store = { ask: ask as never };
  const bare = await createAnswers({ store })('advice', {});
  const { findings } = await createAnswers({ store, symbolicator })('advice', {});
  const placed = findings.filter(({ place: at }) => at?.sourceURL);
  expect(bare.findings.every(({ place: at }) => !at?.source)).toBe(true);
  const known = [...facts.scripts, ...facts.delays, ...facts.json].filter(({ sourceURL }) => sourceURL);
  const distinct = new Set(
    known.map(({ app, release, sourceURL, sourceCharPosition }) =>
      JSON.stringify([app, release, sourceURL, sourceCharPosition]),
    ),
  );
  expect(asked.length).toBe(distinct.size);
  expect(placed.length).toBeGreaterThan(1);
  for (const { place: at } of placed)
    expect(at!.source).toMatchObject({ file: 'src/app.ts', line: at!.sourceCharPosition! + 1 });
  expect(placed.some(({ title }) => title.includes('original()'))).toBe(true);
});
