import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import type { Entry, PageStory } from '../../src/wire/index.js';
import { type Running, runCollector, withData } from './runCollector.js';
import { body, measures, pageId, sampleBatch } from './sampleBatch.js';

const alterStore = fileURLToPath(new URL('alterStore.mjs', import.meta.url));
const columns = [
  ...['name', 'kind', 'caller', 'phase', 'calls', 'total', 'own', 'longest'],
  ...['render', 'layout_effects', 'effects', 'buckets', 'counts'],
].map((column) => `functions.${column}`);

test('a data directory of the version before, without columns for functions, is opened and goes on', () =>
  withData(async (data) => {
    const withStore = async (run: (collector: Running) => Promise<void>) => {
      const collector = await runCollector(data);
      try {
        await run(collector);
      } finally {
        await collector.end('SIGTERM');
      }
    };
    const functions: Entry = {
      type: 'functions',
      name: 'view',
      startTime: 5,
      duration: 50,
      rows: [{ name: 'f', calls: 2, total: 4, own: 3, longest: 2, durations: [9, 2] }],
    };
    await withStore(async (collector) => {
      expect((await collector.post(body(sampleBatch(1, measures(0, 3))))).status).toBe(204);
    });
    const drop = columns.map((column) => `DROP COLUMN \`${column}\``).join(', ');
    await promisify(execFile)(process.execPath, [alterStore, data, `ALTER TABLE entries ${drop}`]);

    for (const from of [3, 4])
      await withStore(async (collector) => {
        expect((await collector.post(body(sampleBatch(1, [functions], { from })))).status).toBe(204);
        const { entries } = await collector.ask<PageStory>(`/api/page?page=${pageId(1)}`);
        expect(entries.filter(({ type }) => type === 'measure')).toHaveLength(3);
        const told = entries.filter(({ type }) => type === 'functions');
        expect(told).toHaveLength(from - 2);
        expect(told.at(-1)).toEqual({ ...functions, seq: from, view: 0 });
      });
  }));
