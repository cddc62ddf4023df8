import type { Engine } from './engine.js';

/** How long a question keeps the engine: a reader waits for the `short` ones; `background` ones are many at once. */
export type Haste = 'short' | 'long' | 'background';

const order: readonly Haste[] = ['short', 'long', 'background'];

/**
 * The engine with at most `most` queries at a time, one place of these kept for short ones. The others wait their turn,
 * those of more haste first.
 *
 * Each running query holds one of libuv's few threads, which inserts, gunzip and files need too. Two long ones at once take
 * as long as one after the other, since each uses all cores.
 */
export function limitQueries(engine: Engine, most: number): (haste: Haste) => Engine {
  let running = 0;
  let long = 0;
  const waiting = order.map((): (() => void)[] => []);

  const start = (haste: Haste) => {
    running++;
    if (haste !== 'short') long++;
  };
  const hasPlace = (haste: Haste) => running < most && (haste === 'short' || long < Math.max(1, most - 1));
  const startNext = () => {
    for (const [rank, haste] of order.entries()) {
      if (!hasPlace(haste)) continue;
      const next = waiting[rank]!.shift();
      if (!next) continue;
      // Before anybody else comes: what waits goes on in a task of its own.
      start(haste);
      next();
      return;
    }
  };

  return (haste) => ({
    ...engine,
    async query<T>(sql: string, params?: Parameters<Engine['query']>[1]) {
      if (hasPlace(haste)) start(haste);
      else await new Promise<void>((resolve) => waiting[order.indexOf(haste)]!.push(resolve));
      try {
        return await engine.query<T>(sql, params);
      } finally {
        running--;
        if (haste !== 'short') long--;
        startNext();
      }
    },
  });
}
