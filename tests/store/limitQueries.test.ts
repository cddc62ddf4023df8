import { expect, test } from '@playwright/test';
import type { Engine } from '../../src/store/engine.js';
import { limitQueries } from '../../src/store/limitQueries.js';

test('no more than two queries run at a time, and a failed one makes room', async () => {
  let running = 0;
  let most = 0;
  const engine: Engine = {
    async query<T>(sql: string) {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      if (sql === '3') throw new Error('failed');
      return [sql] as T[];
    },
    insert: async () => {},
    command: async () => {},
    close: async () => {},
  };
  const limited = limitQueries(engine, 2);
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, (_, i) => limited.query(String(i))));
  expect(most).toBe(2);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(9);
});
