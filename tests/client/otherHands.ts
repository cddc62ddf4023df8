// What others do to our database: earlier and newer bundles, the browser, the application.
import type { Page } from '@playwright/test';
import type { Entry } from '../../src/wire/index.js';
import type { Site } from '../site.js';

/** As a bundle wrote it that had no `dropped`. */
export interface Kept {
  key: [page: string, from: number, count: number, size: number, at: number];
  head: string;
  text: string;
}

/** A record of marks. */
export function record(id: string, from: number, names: string[], app = 'test'): Kept {
  const page = {
    id,
    app,
    timeOrigin: Date.now() - 60_000,
    url: 'http://127.0.0.1/',
    sdk: '1.0.0',
    supports: ['mark'],
    device: {},
    session: id,
  };
  const view = { n: 0, startTime: 0, url: '/', route: '/', navigationType: 'navigate' };
  const head = JSON.stringify({ v: 1, page, view }).slice(0, -1);
  const entries = names.map((name, i): Entry => ({ type: 'mark', startTime: from + i, name }));
  const text = JSON.stringify(entries).slice(1, -1);
  return { key: [id, from, names.length, Buffer.byteLength(head + text), Date.now() - 30_000], head, text };
}

/** What may have become of a record, and whether its loss can be told. */
export const damages: [what: string, damage: (record: Kept) => unknown, told: boolean][] = [
  ['whose text is cut', (record) => ({ ...record, text: record.text.slice(0, -5) }), true],
  ['without text', ({ key, head }) => ({ key, head }), true],
  ['whose text is a number', (record) => ({ ...record, text: 7 }), true],
  ['whose head is no text', (record) => ({ ...record, head: { v: 1 } }), false],
  ['without head', ({ key, text }) => ({ key, text }), false],
  ['whose key is no array', (record) => ({ ...record, key: 'key' }), false],
  ['whose key is too short', (record) => ({ ...record, key: record.key.slice(0, 1) }), false],
  ['whose key has a text for a number', (record) => ({ ...record, key: [record.key[0], 'x'] }), false],
];

/** Puts records on this origin's disk as an earlier visit would have; the page has no bundle of ours. */
export async function seed(page: Page, site: Site, records: unknown[], session?: unknown): Promise<void> {
  await page.goto(`${site.url}/work.js`);
  await page.evaluate(
    ([records, session]) =>
      new Promise<void>((done, reject) => {
        const open = indexedDB.open('fieldmark:test', 1);
        open.onupgradeneeded = () => {
          open.result.createObjectStore('chunks', { keyPath: 'key' });
          open.result.createObjectStore('session');
        };
        open.onsuccess = () => {
          const write = open.result.transaction(['chunks', 'session'], 'readwrite');
          for (const record of records) write.objectStore('chunks').put(record);
          if (session) write.objectStore('session').put(session, 0);
          write.onabort = () => reject(write.error);
          write.oncomplete = () => {
            open.result.close();
            done();
          };
        };
      }),
    [records, session] as const,
  );
}

/** Opens the database as a bundle with a newer form of it would, and stays. */
export async function openNewer(page: Page, site: Site): Promise<void> {
  await page.goto(`${site.url}/work.js`);
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        const open = indexedDB.open('fieldmark:test', 2);
        open.onupgradeneeded = () => {
          open.result.createObjectStore('newer').put('its own', 0);
        };
        open.onsuccess = () => {
          Object.assign(window, { newer: open.result });
          done();
        };
      }),
  );
}

/** All that the newer bundle's database holds. */
export const dump = (page: Page) =>
  page.evaluate(async () => {
    const { newer } = window as unknown as { newer: IDBDatabase };
    const names = [...newer.objectStoreNames];
    const read = newer.transaction(names);
    const stores = names.map(async (name) => {
      const [keys, values] = [read.objectStore(name).getAllKeys(), read.objectStore(name).getAll()];
      await new Promise((done) => {
        values.onsuccess = done;
      });
      return [name, keys.result, values.result];
    });
    return [newer.version, ...(await Promise.all(stores))];
  });

/** Breaks the connections to this origin's databases, and empties them. */
export async function killConnections(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
}

/** Lets the site have so many bytes of disk. Chromium looks anew only once those it knew of are used up. */
export async function setQuota(page: Page, site: Site, quotaSize: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: site.url, quotaSize });
}

/** The application fills its disk until not even 20 bytes are left. */
export const useUp = (page: Page) =>
  page.evaluate(async () => {
    const open = indexedDB.open('application');
    open.onupgradeneeded = () => open.result.createObjectStore('data', { autoIncrement: true });
    await new Promise((done) => {
      open.onsuccess = done;
    });
    const put = (size: number) =>
      new Promise<boolean>((done) => {
        const write = open.result.transaction('data', 'readwrite');
        write.objectStore('data').put('x'.repeat(size));
        write.oncomplete = () => done(true);
        write.onabort = () => done(false);
      });
    for (const size of [20_000, 2_000, 200, 20]) while (await put(size));
    open.result.close();
  });
