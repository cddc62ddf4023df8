import { type IDBPDatabase, unwrap, wrap } from 'idb';
import type { Chunk, ChunkKey } from './chunk.js';
import type { Session } from './session.js';

/** Where entries wait until they are delivered. Nothing is opened or made before it is used. */
export interface Buffer {
  /** Chunks' keys in order: of all pages, or the first hundred of one. */
  keys(page?: string): Promise<ChunkKey[]>;
  /** Those of the chunks that are still there. */
  get(keys: ChunkKey[]): Promise<Chunk[]>;
  /** Puts chunks in the place of others. Resolves when that is on disk; to nothing where it is in memory alone. */
  replace(keys: ChunkKey[], chunks: Chunk[]): Promise<unknown>;
  /** The session that was last kept. */
  session(): Promise<Session | undefined>;
  keep(session: Session): Promise<void>;
  /** Everything is gone, other pages' too, and so is the database. */
  erase(): Promise<void>;
}

type Store = 'chunks' | 'session';

/**
 * Rejects when the disk takes longer than it may, 6 s. For a page that stood still or was in the back/forward cache, both
 * timers would be due at once, and the disk's answer still on its way: so the long one begins with the short one's end.
 */
const patiently = <T>(answer: Promise<T>): Promise<T> =>
  Promise.race([
    answer,
    new Promise<never>((_, reject) => {
      setTimeout(setTimeout, 1_000, reject, 5_000);
    }),
  ]);

/**
 * The buffer on disk, one database an application and origin; in memory where IndexedDB is missing, refused, full or
 * has broken twice.
 * @param onMemory called whenever something does not reach the disk
 */
export function openBuffer(app: string, onMemory: () => void): Buffer {
  const name = `fieldmark:${app}`;
  let memory = new Map<string, Chunk>();
  let database: Promise<IDBDatabase> | undefined;
  /** How often it may still break. */
  let chances = 2;

  const open = async () => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('chunks', { keyPath: 'key' });
      request.result.createObjectStore('session');
    };
    // A promise for each request would cost more than the request.
    const db = unwrap((await wrap(request)) as IDBPDatabase);
    // Another page wants to erase it, or a newer bundle to change it: get out of the way, and open it again when it is
    // next needed.
    db.onversionchange = () => {
      database = undefined;
      db.close();
    };
    return db;
  };

  /** What the disk answers, in order; nothing where there is none. */
  const ask = async <T>(
    store: Store,
    mode: IDBTransactionMode,
    requests: (store: IDBObjectStore) => IDBRequest[],
  ): Promise<T[] | undefined> => {
    const run = async (db: IDBDatabase) => {
      const transaction = db.transaction(store, mode, { durability: 'relaxed' });
      const asked = requests(transaction.objectStore(store));
      const done = new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
      });
      // At once: a page that is frozen into the back/forward cache in the middle of a transaction would lock every other
      // page out of the disk.
      transaction.commit();
      await done;
      return asked.map(({ result }): T => result);
    };
    const mine = memory;
    while (chances) {
      const opened = (database ??= open());
      try {
        return await patiently(opened.then(run));
      } catch (error) {
        // What was erased meanwhile is not to be written again.
        if (mine !== memory) return [];
        if ((error as Error | undefined)?.name === 'QuotaExceededError') break;
        // What others have seen broken is broken once.
        if (database === opened) {
          database = undefined;
          chances--;
        }
      }
    }
    onMemory();
  };

  return {
    async keys(page) {
      const kept = [...memory.values()].map(({ key }) => key).filter(([id]) => id === (page ?? id));
      const found = await ask('chunks', 'readonly', (store) => [
        // A text sorts before an array.
        store.getAllKeys(IDBKeyRange.bound([page ?? ''], [page ?? [], []]), page ? 100 : undefined),
      ]);
      return [...((found?.[0] as ChunkKey[] | undefined) ?? []), ...kept];
    },
    async get(keys) {
      if (!keys[0]) return [];
      const found = await ask<Chunk>('chunks', 'readonly', (store) => keys.map((key) => store.get(key)));
      return keys.flatMap((key, i) => found?.[i] ?? memory.get(String(key)) ?? []);
    },
    async replace(keys, chunks) {
      const done = await ask<unknown>('chunks', 'readwrite', (store) => [
        ...keys.map((key) => store.delete(key)),
        ...chunks.map((chunk) => store.put(chunk)),
      ]);
      for (const key of keys) memory.delete(String(key));
      if (!done) for (const chunk of chunks) memory.set(String(chunk.key), chunk);
      return done;
    },
    session: async () =>
      (await ask<Session | undefined>('session', 'readonly', (store) => [store.get(0)]))?.[0],
    async keep(session) {
      await ask<unknown>('session', 'readwrite', (store) => [store.put(session, 0)]);
    },
    async erase() {
      memory = new Map();
      // Its connection closes when it hears of it, and who opens another waits.
      database = undefined;
      try {
        await patiently(wrap(indexedDB.deleteDatabase(name)));
      } catch {}
    },
  };
}
