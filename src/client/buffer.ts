import { type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb';
import type { Chunk, ChunkKey } from './chunk.js';
import type { Session } from './session.js';

/** Where entries wait until they are delivered. */
export interface Buffer {
  /** Resolves when the chunks are on disk. */
  add(chunks: Chunk[]): Promise<void>;
  /** A page's oldest chunks, up to about `size` bytes, at least one if there is any. */
  read(page: string, size: number): Promise<Chunk[]>;
  remove(keys: ChunkKey[]): Promise<void>;
  /** All chunks' keys, in order. */
  keys(): Promise<ChunkKey[]>;
  /** The session that was last kept. */
  session(): Promise<Session | undefined>;
  keep(session: Session): Promise<void>;
}

type Store = 'chunks' | 'session';
type Readable = IDBPObjectStore<unknown, [Store], Store>;
type Writable = IDBPObjectStore<unknown, [Store], Store, 'readwrite'>;

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
  let database: Promise<IDBPDatabase> | undefined;

  /** Asks the disk; one that has failed or does not answer is not asked again. */
  const onDisk = async <T>(ask: (db: IDBPDatabase) => Promise<T>, otherwise: () => T): Promise<T> => {
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
  const look = <T>(name: Store, ask: (store: Readable) => Promise<T>, otherwise: () => T) =>
    onDisk((db) => {
      const transaction = db.transaction(name);
      const found = ask(transaction.store);
      transaction.commit();
      return found;
    }, otherwise);
  const change = (name: Store, each: (store: Writable) => void, otherwise: () => void) =>
    onDisk((db) => {
      const transaction = db.transaction(name, 'readwrite', { durability: 'relaxed' });
      each(transaction.store);
      transaction.commit();
      return transaction.done;
    }, otherwise);

  try {
    database = openDB(`fieldmark:${app}`, 1, {
      upgrade: (db) => {
        db.createObjectStore('chunks', { keyPath: 'key' });
        db.createObjectStore('session');
      },
    });
  } catch {
    onMemory();
  }
  return {
    add: (chunks) =>
      change(
        'chunks',
        (store) => {
          for (const chunk of chunks) store.put(chunk);
        },
        () => {
          for (const chunk of chunks) memory.set(String(chunk.key), chunk);
        },
      ),
    async read(page, size) {
      const found: Chunk[] = await look(
        'chunks',
        (store) => store.getAll(IDBKeyRange.bound([page], [page, []]), step),
        () => [...memory.values()].filter((chunk) => chunk.key[0] === page),
      );
      let left = size;
      return found.filter((chunk, i) => (left -= chunk.key[3]) >= 0 || !i);
    },
    remove: (keys) =>
      change(
        'chunks',
        (store) => {
          for (const key of keys) store.delete(key);
        },
        () => {
          for (const key of keys) memory.delete(String(key));
        },
      ),
    keys: () =>
      look(
        'chunks',
        (store) => store.getAllKeys() as Promise<never>,
        () => [...memory.values()].map((chunk) => chunk.key),
      ),
    session: () =>
      look<Session | undefined>(
        'session',
        (store) => store.get(0),
        () => undefined,
      ),
    keep: (session) =>
      change(
        'session',
        (store) => store.put(session, 0),
        () => {},
      ),
  };
}
