import { expect } from '@playwright/test';
import { createAnswers } from '../../src/collector/createAnswers.js';
import type { Store } from '../../src/store/index.js';
import type { Position, Symbolicator } from '../../src/symbolicate/Symbolicator.js';
import type { Entry, Script, Source } from '../../src/wire/index.js';
import { batch, take, test } from './storeTest.js';

interface Visits {
  app: string;
  release?: string;
  users?: number;
  startTime?: number;
  duration?: number;
}

/** As many users, each with one long frame in which a handler of a click runs, but for what is said otherwise. */
function visits(
  { app, release = '1', users = 6, startTime = 7000, duration = 280 }: Visits,
  script: Partial<Script>,
) {
  const frame: Entry = {
    type: 'long-animation-frame',
    startTime,
    duration: duration + 20,
    blockingDuration: duration - 30,
    scripts: [
      {
        startTime,
        duration,
        sourceURL: '/app.js',
        sourceFunctionName: 'n',
        sourceCharPosition: 100,
        invoker: 'BUTTON#pay.onclick',
        invokerType: 'event-listener',
        ...script,
      },
    ],
  };
  return Array.from({ length: users }, () => batch(app, [frame], { page: { release } }));
}

/** Knows the sources of some served code. */
const symbolicator = (find: (position: Position) => Partial<Source> | undefined): Symbolicator => ({
  locate: async (positions) =>
    positions.map((position) => {
      const found = find(position);
      return found
        ? { file: 'src/pay.ts', line: 3, column: 5, name: 'charge', ...found }
        : { missing: 'None was uploaded.' };
    }),
  close: async () => {},
});

/** What is advised about code, and the rows of the culprits. */
async function asked(store: Store, app: string, known?: Symbolicator) {
  const ask = createAnswers({ store, symbolicator: known });
  const [{ findings, waiting }, { rows }] = await Promise.all([
    ask('advice', { app }),
    ask('culprits', { app }),
  ]);
  return { findings, waiting, rows: rows.filter(({ unattributed }) => !unattributed) };
}

test('advice and culprits agree whose code it is: a CDN with source maps is one’s own', async ({ store }) => {
  const sourceURL = 'https://cdn.shop.example/assets/main.js';
  await take(
    store,
    ...visits({ app: 'cdn' }, { sourceURL }),
    ...visits({ app: 'cdn', users: 1 }, { sourceURL: '/boot.js', invoker: 'DIV.onclick' }),
  );
  const mapped = await asked(
    store,
    'cdn',
    symbolicator(({ url }) => (url === sourceURL ? {} : undefined)),
  );
  expect(mapped.rows.map(({ party }) => party)).toEqual(['own', 'own']);
  expect(mapped.findings.map(({ rule }) => rule)).toEqual(['long-handler']);

  const bare = await asked(store, 'cdn');
  expect(bare.rows.map(({ party }) => party)).toEqual(['third', 'own']);
  expect(bare.findings.map(({ rule, change }) => [rule, change.text])).toEqual([
    ['third-party', expect.stringContaining('upload its source maps')],
  ]);
});

test('where an application serves no script from its pages’ origin, the CDN that handles input is its own', async ({
  store,
}) => {
  await take(
    store,
    ...visits({ app: 'all on a CDN' }, { sourceURL: 'https://static.example/app.js' }),
    ...visits(
      { app: 'all on a CDN', users: 8 },
      {
        sourceURL: 'https://ads.example/a.js',
        invoker: 'TimerHandler:setTimeout',
        invokerType: 'user-callback',
      },
    ),
  );
  const { rows, findings } = await asked(store, 'all on a CDN');
  expect(Object.fromEntries(rows.map(({ sourceURL, party }) => [sourceURL, party]))).toEqual({
    'https://static.example/app.js': 'own',
    'https://ads.example/a.js': 'third',
  });
  expect(findings.map(({ rule }) => rule).sort()).toEqual(['long-handler', 'third-party']);
});

test('a function that moved between two releases is one finding, with the figures of its row', async ({
  store,
}) => {
  const app = 'moved';
  await take(
    store,
    ...visits(
      { app, release: '1', users: 3 },
      { sourceURL: '/assets/main.1a2b3c4d.js', sourceCharPosition: 8 },
    ),
    ...visits(
      { app, release: '2', users: 3, duration: 480 },
      { sourceURL: '/assets/main.5e6f7a8b.js', sourceFunctionName: 'o', sourceCharPosition: 52 },
    ),
  );
  const lines = symbolicator(({ release }) => ({ line: release === '1' ? 3 : 6 }));
  const { findings, rows } = await asked(store, app, lines);
  expect(rows).toHaveLength(1);
  expect(findings).toHaveLength(1);
  const [row, finding] = [rows[0]!, findings[0]!];
  expect(finding.place).toMatchObject({
    culprit: row.key,
    release: '2',
    source: { line: 6, name: 'charge' },
  });
  expect(finding.users).toBe(row.users);
  expect(finding.users).toBe(6);
  expect(finding.gain.total).toBeCloseTo(row.totalBlocking);
  expect(row.p75).toBe(480);
  const text = finding.evidence.map((item) => item.text);
  expect(text[0]).toBe(`${row.frames} long frames, 480\u202fms of each (p75)`);
  expect(text).toContain('In releases 1, 2');
});

test('without source maps it is one through releases where names of files differ in their hash alone', async ({
  store,
}) => {
  for (const [release, hash] of [
    ['1', '1a2b3c4d'],
    ['2', '5e6f7a8b'],
  ] as const)
    await take(
      store,
      ...visits({ app: 'hashed names', release, users: 3 }, { sourceURL: `/assets/main.${hash}.js` }),
    );
  const { findings, rows } = await asked(store, 'hashed names');
  expect([findings.length, rows.length]).toEqual([1, 1]);
  expect(findings[0]).toMatchObject({ users: 6, place: { culprit: rows[0]!.key } });
});

test('what stands at one place of a file and is other code in the next release is not counted as one', async ({
  store,
}) => {
  const app = 'unhashed';
  await take(
    store,
    ...visits({ app, release: '1', users: 5 }, {}),
    ...visits({ app, release: '2', users: 3 }, {}),
  );
  const { findings, waiting, rows } = await asked(
    store,
    app,
    symbolicator(({ release }) => ({ name: release === '1' ? 'charge' : 'refund' })),
  );
  expect(rows.map(({ users }) => users)).toEqual([5, 3]);
  expect(findings.map(({ users, title }) => [users, title.split(' ')[0]])).toEqual([[5, 'charge()']]);
  expect(waiting).toBe(1);
});

test('a handler of many elements is one finding, which says how many call it', async ({ store }) => {
  const app = 'shared handler';
  for (const [n, users] of [5, 1, 1].entries())
    await take(store, ...visits({ app, users }, { invoker: `BUTTON#add-${n}.onclick` }));
  const { findings, rows } = await asked(store, app);
  expect(rows).toHaveLength(3);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ users: 7, place: { culprit: rows[0]!.key } });
  expect(findings[0]!.title).toContain('a click on BUTTON#add-0');
  expect(findings[0]!.evidence.map(({ text }) => text)).toContain(
    'Called by BUTTON#add-0.onclick above all, and 2 others, of which each has a row among the culprits',
  );
});

test('what answers a request early in a load is no hydration; what the document’s events call is', async ({
  store,
}) => {
  const early = { users: 8, startTime: 3000 };
  const called = (invoker: string, invokerType: string) => ({ invoker, invokerType });
  await take(
    store,
    ...visits({ ...early, app: 'answered' }, called('Response.json.then', 'resolve-promise')),
    ...visits({ ...early, app: 'requested' }, called('XMLHttpRequest.onload', 'event-listener')),
    ...visits({ ...early, app: 'observed' }, called('IntersectionObserverCallback', 'user-callback')),
    ...visits({ ...early, app: 'started' }, called('#document.onDOMContentLoaded', 'event-listener')),
    ...visits({ ...early, app: 'imported' }, called('import.then', 'resolve-promise')),
  );
  const rulesOf = async (app: string) => (await asked(store, app)).findings.map(({ rule }) => rule);
  for (const app of ['answered', 'requested', 'observed'])
    expect(await rulesOf(app)).toEqual(['long-callback']);
  for (const app of ['started', 'imported']) expect(await rulesOf(app)).toEqual(['hydration']);
});

test('of users’ browser extensions nothing is advised, and the culprits say what they are', async ({
  store,
}) => {
  const extensions = [
    'chrome-extension://abc/content.js',
    'moz-extension://1-2/a.js',
    'safari-web-extension://A/b.js',
  ];
  for (const sourceURL of extensions)
    await take(
      store,
      ...visits(
        { app: 'extended', users: 8 },
        { sourceURL, invoker: 'TimerHandler:setTimeout', invokerType: 'user-callback' },
      ),
    );
  const { findings, waiting, rows } = await asked(store, 'extended');
  expect(rows.map(({ party }) => party)).toEqual(['extension', 'extension', 'extension']);
  expect(findings).toEqual([]);
  expect(waiting).toBe(0);
});

test('forced layout is told as long as it took, not as how often it was', async ({ store }) => {
  await take(store, ...visits({ app: 'forced' }, { forcedStyleAndLayoutDuration: 140 }));
  const { findings } = await asked(store, 'forced');
  expect(findings.map(({ rule }) => rule)).toEqual(['forced-layout']);
  expect(findings[0]!.title).toContain('140\u202fms in each long frame, 50\u202f% of its time');
  expect(findings[0]!.title).not.toMatch(/over and over|after it has changed/);
  expect(findings[0]!.change.text).toMatch(/How often is not told/);
});
