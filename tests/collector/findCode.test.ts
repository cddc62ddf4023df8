import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { createAnswers } from '../../src/collector/createAnswers.js';
import { openStore } from '../../src/store/index.js';
import type { Symbolicator } from '../../src/symbolicate/index.js';
import type { Batch, Entry, Script } from '../../src/wire/index.js';
import { sampleBatch } from './sampleBatch.js';

/** Knows where every other position stands: in a source with few functions. */
const symbolicator: Symbolicator = {
  locate: async (positions) =>
    positions.map(({ position }) =>
      position > 0 && position % 2
        ? { file: 'shop.ts', line: position, column: 1, ...(position % 3 && { name: `f${position % 3}` }) }
        : { missing: 'There is none' },
    ),
  close: async () => {},
};

async function withAnswers(
  run: (ask: ReturnType<typeof createAnswers>, take: (...batches: Batch[]) => Promise<unknown>) => unknown,
) {
  const path = mkdtempSync(join(tmpdir(), 'fieldmark-'));
  const store = await openStore({ path });
  try {
    await run(createAnswers({ store, symbolicator }), (...batches) =>
      Promise.all(batches.map((batch) => store.take(batch, 1_000))),
    );
  } finally {
    await store.close();
    rmSync(path, { recursive: true, force: true });
  }
}

const text = fc.oneof(
  fc.constantFrom('', 'a', "it's", '\\', '"]', '{x:String}', 'ß猫'),
  fc.string({ unit: 'grapheme' }),
);
const scripts: fc.Arbitrary<Script> = fc.record(
  {
    startTime: fc.constant(0),
    duration: fc.integer({ min: 5, max: 50 }),
    sourceURL: fc.oneof(
      text,
      fc.constantFrom(
        '/app.js',
        '/assets/app.3f2a91bc.js',
        '/assets/app.77ffab12.js',
        'https://cdn.example/t.js',
      ),
    ),
    sourceFunctionName: text,
    sourceCharPosition: fc.integer({ min: 0, max: 9 }),
    invoker: text,
    invokerType: fc.constantFrom('event-listener', 'user-callback', 'classic-script', 'module-script'),
  },
  { requiredKeys: ['startTime', 'duration'] },
);

test('what a page ran has the keys of the culprits, whatever it is called', () =>
  withAnswers(async (ask, take) => {
    let n = 0x7000;
    await fc.assert(
      fc.asyncProperty(fc.array(scripts, { minLength: 1, maxLength: 60 }), async (ran) => {
        const app = `app-${++n}`;
        const batch = sampleBatch(n, [frame(ran)], { page: { app } });
        await take(batch);
        const { rows } = await ask('culprits', { app });
        const { entries } = await ask('page', { page: batch.page.id });
        const keys = entries.flatMap((entry) =>
          entry.type === 'long-animation-frame' ? entry.scripts!.map(({ culprit }) => culprit) : [],
        );
        expect(keys).toHaveLength(ran.length);
        expect([...new Set(keys)].sort()).toEqual(
          rows.flatMap(({ key, unattributed }) => (unattributed ? [] : [key])).sort(),
        );
      }),
      { numRuns: 6 },
    );
  }));

test('every answer that names code leads to its row', () =>
  withAnswers(async (ask, take) => {
    const click: Script = {
      startTime: 1000,
      duration: 150,
      sourceURL: '/assets/app.3f2a91bc.js',
      sourceFunctionName: 'n',
      sourceCharPosition: 7,
      invoker: 'BUTTON#buy.onclick',
      invokerType: 'event-listener',
    };
    const visit = (n: number, release: string, script: Script) =>
      sampleBatch(
        0x7500 + n,
        [
          frame([script]),
          { type: 'measure', startTime: 1000, duration: 150, name: 'buy' },
          {
            type: 'web-vital',
            startTime: 1200,
            name: 'INP',
            value: 190,
            navigationType: 'navigate',
            attribution: {
              interactionTarget: 'button#buy',
              interactionType: 'pointer',
              interactionTime: 1000,
              inputDelay: 0,
              processingDuration: 150,
              presentationDelay: 40,
            },
          },
        ],
        { page: { app: 'shop', release } },
      );
    // Another file, another name, another position: the same function in its source.
    const later = {
      ...click,
      sourceURL: '/assets/app.77ffab12.js',
      sourceFunctionName: 'q',
      sourceCharPosition: 13,
    };
    await take(
      ...Array.from({ length: 30 }, (_, n) => visit(n, '1.4.0', click)),
      ...Array.from({ length: 30 }, (_, n) => visit(30 + n, '1.5.0', later)),
    );
    const { rows } = await ask('culprits', { app: 'shop' });
    const [row] = rows.filter(({ unattributed }) => !unattributed);
    expect(row).toMatchObject({ users: 60, source: { file: 'shop.ts', name: 'f1' } });

    const measure = await ask('measure', { app: 'shop', name: 'buy' });
    expect(measure.anatomy!.holders[0]!.script!.culprit).toBe(row!.key);
    const interactions = await ask('interactions', { app: 'shop' });
    expect(interactions.rows[0]!.worst[0]!.frames[0]!.scripts[0]!.culprit).toBe(row!.key);
    const { findings } = await ask('advice', { app: 'shop' });
    expect(findings.find(({ rule }) => rule === 'long-handler')!.place!.culprit).toBe(row!.key);

    const { figures } = await ask('comparison', { app: 'shop', release: '1.5.0', 'base.release': '1.4.0' });
    const functions = figures.filter(({ kind }) => kind === 'function');
    expect(functions).toHaveLength(1);
    expect(functions[0]).toMatchObject({
      name: 'f1',
      place: { release: '1.5.0', sourceFunctionName: 'q', culprit: row!.key, source: { line: 13 } },
      target: { visits: 30, value: row!.totalBlocking / 60 },
      base: { visits: 30, value: row!.totalBlocking / 60 },
    });
    const found = await ask('culprit', { app: 'shop', key: row!.key });
    expect(found.row!.totalBlocking).toBeCloseTo(row!.totalBlocking, 6);
  }));

function frame(scripts: Script[]): Entry {
  const duration = 100 + scripts.reduce((sum, script) => sum + script.duration, 0);
  return {
    type: 'long-animation-frame',
    startTime: 1000,
    duration,
    blockingDuration: duration - 50,
    scripts,
  };
}
