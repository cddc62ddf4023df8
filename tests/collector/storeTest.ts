import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { type Ask, createAnswers } from '../../src/collector/createAnswers.js';
import { openStore, type Store } from '../../src/store/index.js';
import type { Batch, Entry } from '../../src/wire/index.js';
import { sampleBatch } from './sampleBatch.js';

/** With the engine itself, one for all tests of a worker: each asks about an app of its own. */
export const test = base.extend<object, { store: Store; ask: Ask }>({
  store: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const path = mkdtempSync(join(tmpdir(), 'fieldmark-'));
      const store = await openStore({ path });
      await use(store);
      await store.close();
      rmSync(path, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  ask: [async ({ store }, use) => use(createAnswers({ store })), { scope: 'worker' }],
});

let pages = 0x5000;

/** Of a page and a session of its own. */
export const batch = (app: string, entries: Entry[], more: Parameters<typeof sampleBatch>[2] = {}): Batch =>
  sampleBatch(++pages, entries, { ...more, page: { app, ...more.page } });

export const take = (store: Store, ...batches: Batch[]) =>
  Promise.all(batches.map((one) => store.take(one, 1_000)));
