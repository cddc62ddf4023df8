import { expect } from '@playwright/test';
import { createAnswers } from '../../src/collector/createAnswers.js';
import { frame, script, standIn } from './culpritSamples.js';
import { batch, take, test } from './storeTest.js';

const hour = 3_600_000;

test('a function is new only where a release was seen without it', async ({ store, ask }) => {
  const app = 'new';
  const now = Date.now();
  const of = (release: string, hours: number, names: string[]) =>
    batch(
      app,
      [
        frame(
          100,
          50,
          names.map((name, i) => script(name, 10, { sourceCharPosition: hours + i })),
        ),
        { type: 'view', startTime: 0 },
      ],
      {
        page: { release, timeOrigin: now - hours * hour },
      },
    );
  await take(
    store,
    of('1.4.0', 20, ['known', 'a']),
    of('1.5.0', 10, ['known', 'added', 'b']),
    // An old page that is still open.
    of('1.4.0', 5, ['known']),
    of('1.6.0', 2, ['known', 'added', 'b', '']),
  );
  const since = async (filter: object) =>
    Object.fromEntries(
      (await ask('culprits', { app, ...filter })).rows
        .filter(({ newSince }) => newSince)
        .map(({ sourceFunctionName, newSince }) => [sourceFunctionName, newSince]),
    );
  // Of a minified name, or none, nobody can say what it was called before.
  expect(await since({})).toEqual({ added: '1.5.0' });
  expect(await since({ from: now - 3 * hour })).toEqual({ added: '1.5.0' });
  expect(await since({ release: '1.4.0' })).toEqual({});
});

test('a function that an earlier release has too, whenever it was seen there, is not called new', async ({
  store,
  ask,
}) => {
  const now = Date.now();
  const of = (app: string, release: string, hours: number, name: string) =>
    batch(app, [frame(100, 50, [script(name, 50)]), { type: 'view', startTime: 0 }], {
      page: { release, timeOrigin: now - hours * hour },
    });
  const news = async (app: string) =>
    (await ask('culprits', { app })).rows
      .filter(({ newSince }) => newSince)
      .map(({ sourceFunctionName, newSince }) => [sourceFunctionName, newSince]);
  await take(
    store,
    of('late', '1.4.0', 20, 'other'),
    of('late', '1.5.0', 10, 'shared'),
    // An old page that is still open runs it after the new ones did.
    of('late', '1.4.0', 2, 'shared'),
    of('late', '1.5.0', 1, 'brought'),
  );
  expect(await news('late')).toEqual([['brought', '1.5.0']]);
  // Both were served when the first visitor came: neither is earlier.
  await take(
    store,
    of('beside', '1.4.0', 9, 'old'),
    of('beside', '1.5.0', 8.9, 'young'),
    of('beside', '1.4.0', 5, 'old'),
    of('beside', '1.6.0', 2, 'younger'),
  );
  expect(await news('beside')).toEqual([['younger', '1.6.0']]);
});

test('a function of a file whose older release has no source map is not called new', async ({ store }) => {
  const app = 'new-mapped';
  const now = Date.now();
  const of = (release: string, hours: number, sourceURL: string, pos: number) =>
    batch(app, [frame(100, 50, [script('n', 50, { sourceURL, sourceCharPosition: pos })])], {
      page: { release, timeOrigin: now - hours * hour },
    });
  await take(
    store,
    of('1', 9, '/a.11111111.js', 1),
    of('2', 5, '/a.22222222.js', 2),
    of('1', 9, '/b.11111111.js', 1),
    // A place that its map does not know.
    of('1', 9, '/b.11111111.js', 77),
    of('2', 5, '/b.22222222.js', 2),
    of('2', 5, '/b.22222222.js', 3),
  );
  const answers = createAnswers({
    store,
    symbolicator: standIn({
      '2 /a.22222222.js@2': { file: 'a.ts', name: 'unsure' },
      '1 /b.11111111.js@1': { file: 'b.ts', name: 'old' },
      '2 /b.22222222.js@2': { file: 'b.ts', name: 'old' },
      '2 /b.22222222.js@3': { file: 'b.ts', name: 'fresh' },
    }),
  });
  const fresh = (await answers('culprits', { app })).rows.filter(({ newSince }) => newSince);
  expect(fresh).toEqual([
    expect.objectContaining({ newSince: '2', source: expect.objectContaining({ name: 'fresh' }) }),
  ]);
});
