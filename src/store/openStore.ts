import { createIngest, type Ingest } from './createIngest.js';
import { hasteOf } from './hasteOf.js';
import { holdDirectory } from './holdDirectory.js';
import { limitQueries } from './limitQueries.js';
import { openEmbedded } from './openEmbedded.js';
import { questions } from './questions/index.js';
import { tables } from './tables.js';

type Questions = typeof questions;
export type StoreQuestion = keyof Questions;

export interface Store {
  take: Ingest['take'];
  ask<Q extends StoreQuestion>(question: Q, asked: Parameters<Questions[Q]>[1]): ReturnType<Questions[Q]>;
  /** Stores what is held and lets go of the directory. */
  close(): Promise<void>;
}

/**
 * Opens the data directory, making it where it is missing. One process at a time can have it open.
 * @throws {MissingEngineError}
 * @throws {DirectoryInUseError}
 * @throws {DirectoryError}
 */
export async function openStore({ path }: { path: string }): Promise<Store> {
  const held = holdDirectory(path);
  try {
    const engine = await openEmbedded(path);
    for (const table of tables) await engine.command(table);
    const ingest = createIngest(engine);
    // Two and the writer: one of libuv's four threads stays free. UV_THREADPOOL_SIZE set in here would come too late.
    const asked = limitQueries(engine, 2);
    return {
      take: ingest.take,
      ask: <Q extends StoreQuestion>(question: Q, filter: Parameters<Questions[Q]>[1]) =>
        questions[question](asked(hasteOf(question)), filter as never) as ReturnType<Questions[Q]>,
      async close() {
        await ingest.close();
        await engine.close();
        held.release();
      },
    };
  } catch (error) {
    held.release();
    throw error;
  }
}
