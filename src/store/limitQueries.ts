import type { Engine } from './engine.js';

/**
 * The engine with at most `most` queries at a time; the others wait their turn.
 *
 * Each running query holds one of libuv's few threads, which inserts, gunzip and files need too.
 */
export function limitQueries(engine: Engine, most: number): Engine {
  let running = 0;
  const waiting: (() => void)[] = [];

  return {
    ...engine,
    async query<T>(sql: string, params?: Parameters<Engine['query']>[1]) {
      if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
      else running++;
      try {
        return await engine.query<T>(sql, params);
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running--;
      }
    },
  };
}
