import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { openEmbedded } from '../../src/store/openEmbedded.js';
import {
  type Batch,
  type Coverage,
  type Dropped,
  type Entry,
  type NumberRange,
  type Overview,
  type Reason,
  reasons,
} from '../../src/wire/index.js';
import { type Running, runCollector, withCollector, withData } from './runCollector.js';
import { body, measures, pageId, sampleBatch } from './sampleBatch.js';

/** What is sent of a page at a time: entries from a number on, then what is dropped. */
interface Sent {
  from: number;
  count: number;
  dropped: Dropped;
}

const sent: fc.Arbitrary<Sent> = fc.record({
  from: fc.integer({ min: 0, max: 30 }),
  count: fc.integer({ min: 0, max: 8 }),
  dropped: fc.dictionary(fc.constantFrom(...reasons), fc.integer({ min: 1, max: 6 }), { maxKeys: 3 }),
});

/** The law, number by number: stored whenever it came; else dropped for the reason named first; else missing. */
class PageModel {
  readonly stored = new Set<number>();
  readonly declared = new Map<number, Reason>();

  add({ from, count, dropped }: Sent) {
    let next = from;
    while (next < from + count) this.stored.add(next++);
    for (const reason of reasons) {
      for (let i = dropped[reason] ?? 0; i > 0; i--, next++)
        if (!this.declared.has(next)) this.declared.set(next, reason);
    }
  }

  states(): string[] {
    const length = Math.max(-1, ...this.stored, ...this.declared.keys()) + 1;
    return Array.from({ length }, (_, seq) =>
      this.stored.has(seq) ? 'stored' : (this.declared.get(seq) ?? 'missing'),
    );
  }
}

function numbers(states: readonly string[]) {
  const of = (state: string) => states.filter((other) => other === state).length;
  const dropped = Object.fromEntries(reasons.flatMap((reason) => (of(reason) ? [[reason, of(reason)]] : [])));
  return { numbered: states.length, stored: of('stored'), dropped, missing: of('missing') };
}

function statesOf(ranges: readonly NumberRange[]): string[] {
  return ranges.flatMap((range) =>
    new Array<string>(range.to - range.from).fill(range.state === 'dropped' ? range.reason : range.state),
  );
}

async function store(collector: Running, ...batches: Batch[]) {
  expect(await collector.post(body(...batches))).toMatchObject({ status: 204 });
}

test('whatever the order, overlap and repetition, each number is stored, dropped or missing as the model says', () =>
  withData(async (data) => {
    test.setTimeout(180_000);
    let collector = await runCollector(data);
    let run = 0;
    const histories = fc.array(fc.array(sent, { minLength: 1, maxLength: 6 }), {
      minLength: 20,
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(histories, fc.boolean(), async (pages, restarts) => {
        const app = `run-${run++}`;
        const models = pages.map(() => new PageModel());
        for (let round = 0; pages.some((history) => round < history.length); round++) {
          // What was in memory is gone.
          if (restarts && round === 1) {
            await collector.end('SIGTERM');
            collector = await runCollector(data);
          }
          const batches = pages.flatMap((history, n) => {
            const part = history[round];
            if (!part) return [];
            const { from, count, dropped } = part;
            const entries = measures(from, count);
            const again = entries.some((_, i) => models[n]!.stored.has(from + i));
            models[n]!.add(part);
            return [
              sampleBatch(run * 100 + n, entries, { from, dropped, attempt: again ? 2 : 1, page: { app } }),
            ];
          });
          await store(collector, ...batches);
        }

        const all = models.map((model) => model.states());
        const pagesSeen = all.filter(({ length }) => length).length;
        const { totals, days, pages: worst } = await collector.ask<Coverage>(`/api/coverage?app=${app}`);
        expect(totals).toEqual({ pages: pagesSeen, ...numbers(all.flat()) });
        expect(days).toHaveLength(pagesSeen ? 1 : 0);
        expect(await collector.ask<Overview>(`/api/overview?app=${app}`)).toMatchObject({
          pages: pagesSeen,
          entries: totals.stored,
          numbered: totals.numbered,
        });
        const byId = new Map(worst.map(({ id, start, url, route, ...rest }) => [id, rest]));
        for (const [n, states] of all.entries()) {
          const id = pageId(run * 100 + n);
          const complete = states.every((state) => state === 'stored');
          expect(byId.get(id)).toEqual(complete ? undefined : numbers(states));
        }
        for (const n of [0, 1]) {
          const one = await collector.ask<Coverage>(`/api/coverage?page=${pageId(run * 100 + n)}`);
          expect(statesOf(one.ranges!)).toEqual(all[n]);
          expect(one.totals).toMatchObject(numbers(all[n]!));
        }
      }),
      { numRuns: 5, endOnFailure: true, includeErrorInReport: true },
    );
    await collector.end('SIGKILL');
  }));

test('a dead page is known by what another says of it, and by nothing twice', () =>
  withCollector(async (collector) => {
    const dead = sampleBatch(1, [], { from: 40, dropped: { quota: 25 } });
    await store(collector, sampleBatch(1, measures(0, 10)), dead);
    await store(collector, { ...dead, attempt: 2 });
    await store(collector, sampleBatch(1, [], { from: 30, dropped: { quota: 40 }, attempt: 2 }));
    await store(collector, sampleBatch(2, [], { dropped: { corrupt: 3 }, page: { session: 'session-1' } }));
    const { totals, pages } = await collector.ask<Coverage>('/api/coverage');
    expect(totals).toEqual({
      pages: 2,
      numbered: 73,
      stored: 10,
      dropped: { quota: 40, corrupt: 3 },
      missing: 20,
    });
    expect(pages).toEqual([
      {
        id: pageId(1),
        start: dead.page.timeOrigin,
        url: '/cart',
        route: '/cart',
        numbered: 70,
        stored: 10,
        dropped: { quota: 40 },
        missing: 20,
      },
      expect.objectContaining({ id: pageId(2), numbered: 3, stored: 0, dropped: { corrupt: 3 }, missing: 0 }),
    ]);
    const one = await collector.ask<Coverage>(`/api/coverage?page=${pageId(1).toUpperCase()}`);
    expect(one.totals).toMatchObject({ pages: 1, numbered: 70 });
    expect(one.ranges).toEqual([
      { from: 0, to: 10, state: 'stored' },
      { from: 10, to: 30, state: 'missing' },
      { from: 30, to: 70, state: 'dropped', reason: 'quota' },
    ]);
    // What was given up for good comes all the same: it is stored.
    await store(collector, sampleBatch(1, measures(50, 10), { from: 50, attempt: 2 }));
    expect((await collector.ask<Coverage>('/api/coverage')).totals).toMatchObject({
      numbered: 73,
      stored: 20,
      dropped: { quota: 30, corrupt: 3 },
      missing: 20,
    });
    expect(await collector.ask<Overview>('/api/overview')).toMatchObject({
      pages: 2,
      sessions: 1,
      views: 2,
      entries: 20,
      numbered: 73,
    });
  }));

test('billions that a page says it dropped are counted, not unfolded', () =>
  withCollector(async (collector) => {
    await store(collector, sampleBatch(1, measures(0, 2), { dropped: { limit: 2 ** 32 - 2 } }));
    await store(collector, sampleBatch(1, measures(9, 1), { from: 2 ** 32 - 1 }));
    const { totals, ranges } = await collector.ask<Coverage>(`/api/coverage?page=${pageId(1)}`);
    expect(totals).toEqual({
      pages: 1,
      numbered: 2 ** 32,
      stored: 3,
      dropped: { limit: 2 ** 32 - 3 },
      missing: 0,
    });
    expect(ranges).toHaveLength(3);
  }));

test('of a page with more ranges than a picture can hold, the first thousand come', () =>
  withCollector(async (collector) => {
    await store(
      collector,
      ...Array.from({ length: 600 }, (_, i) => sampleBatch(1, measures(0, 1), { from: 2 * i })),
    );
    const { totals, ranges } = await collector.ask<Coverage>(`/api/coverage?page=${pageId(1)}`);
    expect(totals).toMatchObject({ numbered: 1199, stored: 600, missing: 599 });
    expect(ranges).toHaveLength(1000);
    expect(ranges!.at(-1)).toEqual({ from: 999, to: 1000, state: 'missing' });
  }));

test('a page that dropped something twenty thousand times is answered, and with it all others', () =>
  withCollector(async (collector) => {
    test.setTimeout(180_000);
    const part = 10_000;
    const parts = 30;
    const entries = Array<Entry>(part).fill({ type: 'mark', startTime: 1, name: 'm' });
    const stored = Array.from({ length: parts }, (_, i) => sampleBatch(1, entries, { from: i * part }));
    const one = body(sampleBatch(1, [], { dropped: { limit: 1 }, page: { supports: [] } }));
    const runs = Array.from({ length: 20_000 }, (_, i) =>
      one.replace('"from":0', `"from":${parts * part + 2 * i}`),
    );
    for (const text of [...stored.map((batch) => body(batch)), runs.join('\n')])
      expect(await collector.post(new Uint8Array(gzipSync(text)))).toMatchObject({ status: 204 });
    // Of what was dropped, a part comes nevertheless.
    await store(collector, sampleBatch(1, entries.slice(0, 101), { from: parts * part }));
    const { totals } = await collector.ask<Coverage>('/api/coverage');
    expect(totals).toEqual({
      pages: 1,
      numbered: parts * part + 39_999,
      stored: parts * part + 101,
      dropped: { limit: 20_000 - 51 },
      missing: 19_999 - 50,
    });
    expect(await collector.ask<Overview>('/api/overview')).toMatchObject({ numbered: totals.numbered });
  }));

test('a day a row, by when the page began, and a time asked about brings no hole that is not there', () =>
  withCollector(async (collector) => {
    const day = 86_400_000;
    const noon = Math.floor(Date.now() / day) * day - day / 2;
    const at = (minute: number): Entry => ({
      type: 'measure',
      name: 'm',
      startTime: minute * 60_000,
      duration: 1,
    });
    const page = { timeOrigin: noon - day };
    await store(
      collector,
      // Number 2 began before number 1: it was long. Numbers 5 and 6 never come, 7 and 8 were dropped.
      sampleBatch(1, [at(0), at(100), at(20), at(120), at(130)], { page }),
      sampleBatch(1, [], {
        from: 7,
        dropped: { limit: 2 },
        page,
        view: { n: 1, startTime: 140 * 60_000, route: '/pay' },
      }),
      sampleBatch(1, [at(150)], { from: 9, page }),
      sampleBatch(2, [at(0)], { from: 1, page: { timeOrigin: noon } }),
    );
    const ask = (query: string) => collector.ask<Coverage>(`/api/coverage?${query}`);
    const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
    const first = { pages: 1, numbered: 10, stored: 6, dropped: { limit: 2 }, missing: 2 };
    expect((await ask('')).days).toEqual([
      { day: dayOf(noon - day), ...first },
      { day: dayOf(noon), pages: 1, numbered: 2, stored: 1, dropped: {}, missing: 1 },
    ]);
    const minute = (n: number) => noon - day + n * 60_000;
    const within = async (from: number, to: number) => {
      const filter = `from=${minute(from)}&to=${minute(to)}`;
      const { totals } = await ask(filter);
      expect(await collector.ask<Overview>(`/api/overview?${filter}`)).toMatchObject({
        entries: totals.stored,
        numbered: totals.numbered,
      });
      return totals;
    };
    expect(await within(0, 200)).toEqual(first);
    expect(await within(50, 125)).toEqual({ pages: 1, numbered: 2, stored: 2, dropped: {}, missing: 0 });
    expect(await within(0, 110)).toEqual({ pages: 1, numbered: 3, stored: 3, dropped: {}, missing: 0 });
    const withHole = { pages: 1, numbered: 5, stored: 1, dropped: { limit: 2 }, missing: 2 };
    expect(await within(125, 145)).toEqual(withHole);
    // A hole at the border is in the time in which it ends, and in no other.
    expect(await within(0, 135)).toMatchObject({ numbered: 5, missing: 0 });
    expect(await within(135, 160)).toEqual(withHole);
    expect(await within(145, 160)).toEqual({ pages: 1, numbered: 1, stored: 1, dropped: {}, missing: 0 });
    // Nobody knows whose the missing ones are, so each route that the page touched has them.
    expect((await ask('route=/pay')).totals).toEqual({
      pages: 1,
      numbered: 4,
      stored: 0,
      dropped: { limit: 2 },
      missing: 2,
    });
    expect((await ask(`route=/cart&to=${noon - 1}`)).totals).toMatchObject({
      stored: 6,
      dropped: {},
      missing: 2,
    });
  }));

/** What became of a page's numbers one after the other, each so many minutes after the one before. */
const visit = fc.record({
  begin: fc.integer({ min: 0, max: 60 }),
  /** How far the page's clock is off, hours. */
  skew: fc.constantFrom(0, 0, 26, -26, 0.2),
  runs: fc.array(
    fc.record({
      state: fc.constantFrom('stored' as const, 'dropped' as const, 'missing' as const),
      count: fc.integer({ min: 1, max: 4 }),
      after: fc.integer({ min: 0, max: 40 }),
    }),
    { minLength: 1, maxLength: 8 },
  ),
});

test('however time is cut, and whatever a page’s clock says, the parts sum to the whole', () =>
  withCollector(async (collector) => {
    test.setTimeout(120_000);
    const minute = 60_000;
    const origin = Math.floor(Date.now() / 86_400_000) * 86_400_000 - 2 * 86_400_000;
    let run = 0;
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(visit, { minLength: 5, maxLength: 20 }), cuts, async (visits, minutes) => {
        const app = `cut-${run++}`;
        const batches = visits.flatMap(({ begin, skew, runs }, n) => {
          const off = skew * 60 * minute;
          const page = { app, timeOrigin: origin + begin * minute + off };
          const sentAt = Date.now() + off;
          let from = 1;
          // Half a minute keeps what the network takes away from the borders.
          let at = minute / 2;
          const list = [sampleBatch(run * 100 + n, measures(0, 1), { page, sentAt })];
          for (const { state, count, after } of runs) {
            at += after * minute;
            const view = { startTime: at };
            const entries = measures(from, count).map((entry) => ({ ...entry, startTime: at }));
            if (state === 'stored')
              list.push(sampleBatch(run * 100 + n, entries, { page, sentAt, from, view }));
            if (state === 'dropped')
              list.push(
                sampleBatch(run * 100 + n, [], { page, sentAt, from, view, dropped: { limit: count } }),
              );
            from += count;
          }
          return list;
        });
        await store(collector, ...batches);
        const ask = async (filter: string) =>
          (await collector.ask<Coverage>(`/api/coverage?app=${app}${filter}`)).totals;
        const whole = await ask('');
        const borders = minutes.sort((a, b) => a - b).map((at) => origin + at * minute);
        const parts = await Promise.all(
          [...borders, undefined].map((to, i) =>
            ask(`${i ? `&from=${borders[i - 1]}` : ''}${to === undefined ? '' : `&to=${to}`}`),
          ),
        );
        const sum = (read: (part: Coverage['totals']) => number) =>
          parts.reduce((total, part) => total + read(part), 0);
        expect({
          stored: sum(({ stored }) => stored),
          dropped: sum(({ dropped }) => dropped.limit ?? 0),
          missing: sum(({ missing }) => missing),
        }).toEqual({ stored: whole.stored, dropped: whole.dropped.limit ?? 0, missing: whole.missing });
      }),
      { numRuns: 6, endOnFailure: true, includeErrorInReport: true },
    );
  }));

test('a page that is none is refused in one sentence, and one that nobody knows has nothing', () =>
  withCollector(async ({ url, ask }) => {
    for (const page of ['7', "' OR 1 = 1 --", `${pageId(1)}0`]) {
      const response = await fetch(`${url}/api/coverage?${new URLSearchParams({ page })}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({
        error: `page must be the id of a page, a UUID, not ${JSON.stringify(page)}`,
      });
    }
    expect((await fetch(`${url}/api/overview?page=${pageId(1)}`)).status).toBe(400);
    expect(await ask<Coverage>(`/api/coverage?page=${pageId(1)}`)).toEqual({
      totals: { pages: 0, numbered: 0, stored: 0, dropped: {}, missing: 0 },
      days: [],
      pages: [],
      ranges: [],
    });
  }));

test('a directory of before this table opens, and takes more', () =>
  withData(async (data) => {
    const engine = await openEmbedded(data);
    await engine.command(`CREATE TABLE batches (
      received_at DateTime64(3, 'UTC'), page_start DateTime64(3, 'UTC'), app String, page_id UUID, first UInt32,
      dropped_limit UInt32, dropped_invalid UInt32, dropped_quota UInt32, dropped_age UInt32, dropped_rejected UInt32)
      ENGINE = MergeTree ORDER BY (app, page_start, page_id, first)`);
    await engine.close();
    const collector = await runCollector(data);
    await store(collector, sampleBatch(1, measures(0, 2), { dropped: { limit: 2 } }));
    expect((await collector.ask<Coverage>('/api/coverage')).totals).toMatchObject({ numbered: 4, stored: 2 });
    expect(await collector.end('SIGTERM')).toBe(0);
    const again = await openEmbedded(data);
    expect(await again.query('SELECT count() AS rows, sum(dropped_limit) AS dropped FROM batches')).toEqual([
      { rows: 1, dropped: 0 },
    ]);
    await again.close();
  }));
