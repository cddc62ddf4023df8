import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { Engine } from '../../src/store/engine.js';
import { type Haste, limitQueries } from '../../src/store/limitQueries.js';

/** An engine whose queries end when they are told to; what runs, by its text, in order. */
function heldEngine() {
  const running = new Map<string, (failed?: Error) => void>();
  const engine: Engine = {
    query: (sql) =>
      new Promise((resolve, reject) => {
        running.set(sql, (failed) => {
          running.delete(sql);
          if (failed) reject(failed);
          else resolve([]);
        });
      }),
    insert: async () => {},
    command: async () => {},
    close: async () => {},
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (sql: string, failed?: Error) => {
    running.get(sql)!(failed);
    await settle();
  };
  return { engine, end, runs: () => [...running.keys()], settle };
}

test('no more than two queries run at a time, one of them a long one, and a failed one makes room', async () => {
  const { engine, end, runs } = heldEngine();
  const limited = limitQueries(engine, 2);
  const outcomes = [
    limited('background').query('advice'),
    limited('background').query('more advice'),
    limited('long').query('ranking'),
    limited('short').query('overview'),
    limited('short').query('vitals'),
  ];
  const ended = Promise.allSettled(outcomes);
  expect(runs()).toEqual(['advice', 'overview']);
  await end('overview');
  expect(runs()).toEqual(['advice', 'vitals']);
  await end('advice', new Error('failed'));
  expect(runs()).toEqual(['vitals', 'ranking']);
  await end('vitals');
  expect(runs()).toEqual(['ranking']);
  await end('ranking');
  expect(runs()).toEqual(['more advice']);
  await end('more advice');
  expect((await ended).map(({ status }) => status)).toEqual(['rejected', ...Array(4).fill('fulfilled')]);
});

test('whatever comes and goes, no more run than may, and all are answered', async () => {
  const hastes = fc.constantFrom<Haste[]>('short', 'long', 'background');
  await fc.assert(
    fc.asyncProperty(
      fc.array(hastes, { maxLength: 30 }),
      fc.integer({ min: 1, max: 4 }),
      async (asked, most) => {
        const { engine, end, runs, settle } = heldEngine();
        const limited = limitQueries(engine, most);
        const answers = asked.map((haste, n) => limited(haste).query(`${haste} ${n}`));
        await settle();
        for (const _ of asked) {
          expect(runs().length).toBeGreaterThan(0);
          expect(runs().length).toBeLessThanOrEqual(most);
          expect(runs().filter((sql) => !sql.startsWith('short')).length).toBeLessThanOrEqual(
            Math.max(1, most - 1),
          );
          await end(runs()[0]!);
        }
        expect(runs()).toEqual([]);
        await Promise.all(answers);
      },
    ),
    { numRuns: 200 },
  );
});
