import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import type { Entry, FunctionRow, InstrumentedFunction, PageStory } from '../../src/wire/index.js';
import { type Running, runCollector, withData } from './runCollector.js';
import { body, measures, pageId, sampleBatch } from './sampleBatch.js';

const alterStore = fileURLToPath(new URL('alterStore.mjs', import.meta.url));
const columns = [
  ...['name', 'kind', 'caller', 'caller_kind', 'phase', 'calls', 'total', 'own', 'longest'],
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

test('rows of functions from before a caller had a kind are told beside those with one', () =>
  withData(async (data) => {
    const table = (rows: FunctionRow[]): Entry[] => [
      { type: 'functions', name: 'view', startTime: 5, duration: 50, rows },
    ];
    const figures = { calls: 1, total: 4, own: 3, longest: 4 };
    const before = await runCollector(data);
    const rows = [
      { name: 'f', ...figures },
      { name: 'g', caller: 'f', ...figures },
    ];
    expect((await before.post(body(sampleBatch(1, table(rows))))).status).toBe(204);
    await before.end('SIGTERM');
    const drop = 'ALTER TABLE entries DROP COLUMN `functions.caller_kind`';
    await promisify(execFile)(process.execPath, [alterStore, data, drop]);

    const collector = await runCollector(data);
    try {
      const ofList = [{ name: 'g', caller: 'List', callerKind: 'component' as const, ...figures }];
      expect((await collector.post(body(sampleBatch(2, table(ofList))))).status).toBe(204);
      const { calls, total, own } = figures;
      const ask = (name: string, kind: string) =>
        collector.ask<InstrumentedFunction>(`/api/function?name=${name}&kind=${kind}`);
      expect((await ask('g', 'function')).callers).toEqual([
        { name: 'List', kind: 'component', calls, total, own },
        { name: 'f', kind: 'function', calls, total, own },
      ]);
      for (const [name, kind] of [
        ['f', 'function'],
        ['List', 'component'],
      ] as const)
        expect((await ask(name, kind)).callees).toEqual([{ name: 'g', kind: 'function', calls, total, own }]);
      const { entries } = await collector.ask<PageStory>(`/api/page?page=${pageId(1)}`);
      expect(entries).toMatchObject([{ rows }]);
    } finally {
      await collector.end('SIGTERM');
    }
  }));
