import { existsSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Source, SourceMissing } from '../wire/index.js';
import { releasesOf } from './layout.js';
import type { Position, Symbolicator } from './Symbolicator.js';

export interface SymbolicatorOptions {
  /** Of source maps; it may be missing. */
  directory: string;
  /**
   * The built thread's script.
   * @default beside this module's bundle
   */
  script?: URL;
}

export interface Asked {
  id: number;
  positions: readonly Position[];
}

export interface Answered {
  id: number;
  sources: (Source | SourceMissing)[];
}

type Sources = Answered['sources'];

/** Positions told to the thread at once: to copy many more would hold the event loop. */
const most = 1000;

/**
 * Looks up in a thread of its own, begun with the first question: to open a large map takes the better part of a
 * second. A thread that fails, for want of memory say, is begun anew by the next question.
 */
export function createSymbolicator({
  directory,
  script = new URL('symbolicatorWorker.js', import.meta.url),
}: SymbolicatorOptions): Symbolicator {
  let thread: Worker | undefined;
  let lastId = 0;
  const waiting = new Map<number, (sources: Sources | undefined) => void>();

  function begin(): Worker {
    const begun = new Worker(script, {
      workerData: { directory },
      resourceLimits: { maxOldGenerationSizeMb: 2048 },
    });
    begun.on('message', ({ id, sources }: Answered) => settle(id, sources));
    const over = () => {
      if (thread !== begun) return;
      thread = undefined;
      for (const id of waiting.keys()) settle(id, undefined);
    };
    begun.on('error', over);
    begun.on('exit', over);
    return begun;
  }

  function settle(id: number, sources: Sources | undefined) {
    waiting.get(id)?.(sources);
    waiting.delete(id);
    // It keeps no process alive that waits for nothing.
    if (!waiting.size) thread?.unref();
  }

  async function ask(positions: readonly Position[]): Promise<Sources> {
    const id = ++lastId;
    thread ??= begin();
    const sources = await new Promise<Sources | undefined>((resolve) => {
      waiting.set(id, resolve);
      thread!.ref();
      thread!.postMessage({ id, positions } satisfies Asked);
    });
    return (
      sources ??
      positions.map(() => ({ missing: 'The source map could not be read: it is broken or too large' }))
    );
  }

  return {
    async locate(positions) {
      if (!positions.length) return [];
      if (!existsSync(releasesOf(directory))) {
        return positions.map(() => ({ missing: 'No source maps were uploaded' }));
      }
      const found: Sources = [];
      // One part after the other: answers that come together are read without a pause in between.
      for (let from = 0; from < positions.length; from += most) {
        if (from) await setImmediate();
        found.push(...(await ask(positions.slice(from, from + most))));
      }
      return found;
    },
    async close() {
      const ending = thread;
      thread = undefined;
      for (const id of waiting.keys()) settle(id, undefined);
      await ending?.terminate();
    },
  };
}
