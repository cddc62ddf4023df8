import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Culprits, MeasureRow, Overview, Vital } from '../src/wire/index.js';
import { test as raw } from './client/rawVisits.js';
import { layOut } from './client/tour.js';
import { type Running, runCollector, withData } from './collector/runCollector.js';
import { expect, flush, started, test } from './fixtures.js';

// By hand: `FIELDMARK_ROUNDS=20 npx playwright test tests/endToEnd`.
const rounds = Number(process.env.FIELDMARK_ROUNDS ?? 2);

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

/** A page of one origin that sends to a collector on another. */
const pageOf = (site: string, collector: string, app: string) =>
  `${site}/?data-endpoint=${encodeURIComponent(`${collector}/v1/batches`)}&data-app=${app}&data-release=1.4.0`;

test('from a mark in the page to an answer on the screen and in the terminal', async ({
  page,
  site,
  collector,
}) => {
  await page.goto(pageOf(site.url, collector.url, 'whole'));
  await started(page);
  await page.click('#slow');
  await expect(page.locator('#text')).toHaveText('clicked');
  await page.evaluate('makeMeasures(200)');
  await page.goto('about:blank');

  await expect.poll(() => measured(collector, 'whole')).toBe(200);
  const vitals = () => collector.ask<Vital[]>('/api/vitals?app=whole');
  await expect.poll(async () => (await vitals()).map(({ name }) => name)).toContain('INP');
  const culprits = await collector.ask<Culprits>('/api/culprits?app=whole');
  const overview = await collector.ask<Overview>('/api/overview?app=whole');
  expect(culprits.rows).toContainEqual(
    expect.objectContaining({
      sourceURL: '/work.js',
      sourceFunctionName: 'slowClick',
      invoker: 'BUTTON#slow.onclick',
      users: 1,
    }),
  );
  expect(culprits.rows[0]!.p75).toBeGreaterThanOrEqual(119);
  expect(culprits.rows.some(({ unattributed }) => unattributed)).toBe(true);
  const blocking = culprits.rows.reduce((sum, row) => sum + row.totalBlocking, 0);
  expect(blocking).toBeCloseTo(culprits.totalBlocking, 0);
  expect(overview.entries).toBe(overview.numbered);

  const { stdout } = await promisify(execFile)(process.execPath, [
    cli,
    'report',
    '--json',
    '--app',
    'whole',
    '--url',
    collector.url,
  ]);
  expect(JSON.parse(stdout).culprits).toEqual(culprits);

  await page.goto(`${collector.url}/?app=whole`);
  await expect(page.getByRole('table').getByText('slowClick')).toBeVisible();
});

test('what is sent twice is stored once', async ({ page, site, collector }) => {
  // The answers are lost on their way back, so that the page has to send everything again.
  let lost = 0;
  await page.route(`${collector.url}/v1/batches`, async (route) => {
    if (lost++ > 0) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  await page.goto(pageOf(site.url, collector.url, 'twice'));
  await started(page);
  await page.evaluate('makeMeasures(200)');
  await flush(page);
  await flush(page);
  expect(lost).toBeGreaterThan(1);
  await expect.poll(() => measured(collector, 'twice')).toBe(200);
});

test('a collector that is killed while pages send to it has everything once when it is back', ({
  context,
  site,
}) =>
  withData(async (data) => {
    test.setTimeout(60_000 + rounds * 30_000);
    const perPage = 1_000;
    let collector = await runCollector(data);
    const { port } = new URL(collector.url);
    try {
      for (let round = 0; round < rounds; round++) {
        const app = `killed-${round}`;
        const pages = await Promise.all([1, 2, 3].map(() => context.newPage()));
        const working = pages.map(async (page) => {
          await page.goto(`${pageOf(site.url, collector.url, app)}&data-send-interval=50`);
          await started(page);
          await page.evaluate(async (count) => {
            for (let i = 0; i < count; i++) {
              performance.measure('load', { start: i, duration: i });
              if (i % 10 === 0) await new Promise((done) => setTimeout(done, 15));
            }
          }, perPage);
        });
        await expect.poll(() => measured(collector, app)).toBeGreaterThan(0);
        // At a moment of chance while they send.
        await new Promise((done) => setTimeout(done, Math.random() * 500));
        await collector.end('SIGKILL');
        collector = await runCollector(data, ['--port', port]);
        await Promise.all(working);

        const numbered = async () => {
          await Promise.all(pages.map(flush));
          const overview = await collector.ask<Overview>(`/api/overview?app=${app}`);
          return {
            count: await measured(collector, app),
            missing: overview.numbered - overview.entries,
          };
        };
        await expect
          .poll(numbered, { timeout: 30_000 })
          .toEqual({ count: pages.length * perPage, missing: 0 });
        for (const page of pages) await page.close();
      }
    } finally {
      await collector.end('SIGKILL');
    }
  }));

for (const browser of ['firefox', 'webkit'] as const)
  raw(
    `${browser} has everything stored once by a collector that is killed and comes back`,
    ({ open, site }) =>
      withData(async (data) => {
        const app = `killed-${browser}`;
        const count = 1_000;
        let collector = await runCollector(data);
        const { port } = new URL(collector.url);
        try {
          const query = { 'data-endpoint': `${collector.url}/v1/batches`, 'data-send-interval': '50' };
          const during = `for (let i = 0; i < ${count}; i++) {
            performance.measure('load', { start: i, duration: i });
            if (i % 10 === 0) await sleep(15);
          }
          for (;;) await flushed(), await sleep(100);`;
          await open(browser, layOut(site, [{ app, steps: [{ query, during }] }]));
          await expect.poll(() => measured(collector, app), { timeout: 60_000 }).toBeGreaterThan(0);
          await collector.end('SIGKILL');
          collector = await runCollector(data, ['--port', port]);
          await expect.poll(() => measured(collector, app), { timeout: 60_000 }).toBe(count);
          const { numbered, entries } = await collector.ask<Overview>(`/api/overview?app=${app}`);
          expect(entries).toBe(numbered);
          expect(site.signals.filter((signal) => signal.includes('complaint'))).toEqual([]);
        } finally {
          await collector.end('SIGKILL');
        }
      }),
  );

/** Runs of all measures that are stored. */
async function measured(collector: Pick<Running, 'ask'>, app: string): Promise<number> {
  const measures = await collector.ask<MeasureRow[]>(`/api/measures?app=${encodeURIComponent(app)}`);
  return measures.reduce((sum, { count }) => sum + count, 0);
}
