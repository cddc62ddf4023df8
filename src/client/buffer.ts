import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb';
import type { Chunk, ChunkKey } from './chunk.js';

/** Where entries wait until they are delivered. */
export interface Buffer {
  /** Resolves when the chunks are on disk. */
  add(chunks: Chunk[]): Promise<void>;
  /** A page's oldest chunks, up to about `size` bytes, at least one if there is any. */
  read(page: string, size: number): Promise<Chunk[]>;
  remove(keys: ChunkKey[]): Promise<void>;
  /** All chunks' keys, in order. */
  keys(): Promise<ChunkKey[]>;
}

interface Schema extends DBSchema {
  chunks: { key: ChunkKey; value: Chunk };
}

/** Longest that the disk may take, ms. */
const patience = 5_000;
/** A few thousand small chunks are read in steps of this many. */
const step = 100;

/**
 * The buffer on disk, one database an application and origin; in memory where IndexedDB is missing, refused or breaks.
 * @param onMemory called once, when entries no longer reach the disk
 */
export function openBuffer(app: string, onMemory: () => void): Buffer {
  const memory = new Map<string, Chunk>();
  let database: Promise<IDBPDatabase<Schema>> | undefined;

  /** Asks the disk; a disk that has failed or does not answer is not asked again. */
  const onDisk = async <T>(ask: (db: IDBPDatabase<Schema>) => Promise<T>, otherwise: () => T): Promise<T> => {
    try {
      if (database)
        return await Promise.race([
          database.then(ask),
          new Promise<never>((_, reject) => {
            setTimeout(reject, patience);
          }),
        ]);
    } catch {
      if (database) onMemory();
      database = undefined;
    }
    return otherwise();
  };
  // Each transaction is committed at once: a page that is frozen into the back/forward cache in the middle of one would
  // lock every other page out of the disk.
  const look = <T>(
    ask: (store: IDBPObjectStore<Schema, ['chunks'], 'chunks'>) => Promise<T>,
    otherwise: () => T,
  ) =>
    onDisk((db) => {
      const transaction = db.transaction('chunks');
      const found = ask(transaction.store);
      transaction.commit();
      return found;
    }, otherwise);
  const change = (each: (store: { put(chunk: Chunk): unknown; delete(key: ChunkKey): unknown }) => void) =>
    onDisk(
      async (db) => {
        const transaction = db.transaction('chunks', 'readwrite', { durability: 'relaxed' });
        each(transaction.store);
        transaction.commit();
        await transaction.done;
      },
      () =>
        each({
          put: (chunk) => memory.set(String(chunk.key), chunk),
          delete: (key) => memory.delete(String(key)),
        }),
    );

  try {
    database = openDB<Schema>(`fieldmark:${app}`, 1, {
      upgrade: (db) => {
        db.createObjectStore('chunks', { keyPath: 'key' });
      },
    });
  } catch {
    onMemory();
  }
  return {
    add: (chunks) =>
      change((store) => {
        for (const chunk of chunks) store.put(chunk);
      }),
    async read(page, size) {
      const found = await look(
        (store) => store.getAll(IDBKeyRange.bound([page], [page, []]), step),
        () => [...memory.values()].filter((chunk) => chunk.key[0] === page),
      );
      let left = size;
      return found.filter((chunk, i) => (left -= chunk.key[3]) >= 0 || !i);
    },
    remove: (keys) =>
      change((store) => {
        for (const key of keys) store.delete(key);
      }),
    keys: () =>
      look(
        (store) => store.getAllKeys(),
        () => [...memory.values()].map((chunk) => chunk.key),
      ),
  };
}
