import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Report } from '../src/wire/index.js';
import { runCollector, withData } from './collector/runCollector.js';
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

  const report = () => collector.ask<Report>('/api/report?app=whole');
  await expect
    .poll(async () => (await report()).measures.reduce((sum, { count }) => sum + count, 0))
    .toBe(200);
  await expect.poll(async () => (await report()).vitals.map(({ name }) => name).sort()).toContain('INP');
  const answer = await report();
  expect(answer.scripts.rows).toContainEqual(
    expect.objectContaining({
      sourceURL: '/work.js',
      sourceFunctionName: 'slowClick',
      invoker: 'BUTTON#slow.onclick',
      users: 1,
    }),
  );
  expect(answer.scripts.rows[0]!.p75).toBeGreaterThanOrEqual(119);
  expect(answer.scripts.rows.some(({ unattributed }) => unattributed)).toBe(true);
  const blocking = answer.scripts.rows.reduce((sum, row) => sum + row.totalBlocking, 0);
  expect(blocking).toBeCloseTo(answer.scripts.totalBlocking, 0);
  expect(answer.overview.entries).toBe(answer.overview.numbered);

  const { stdout } = await promisify(execFile)(process.execPath, [
    cli,
    'report',
    '--json',
    '--app',
    'whole',
    '--url',
    collector.url,
  ]);
  expect(JSON.parse(stdout).scripts).toEqual(answer.scripts);

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
  const report = () => collector.ask<Report>('/api/report?app=twice');
  await expect
    .poll(async () => (await report()).measures.reduce((sum, { count }) => sum + count, 0))
    .toBe(200);
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
        const report = () => collector.ask<Report>(`/api/report?app=${app}`);
        await expect.poll(async () => (await report()).measures.length).toBe(1);
        // At a moment of chance while they send.
        await new Promise((done) => setTimeout(done, Math.random() * 500));
        await collector.end('SIGKILL');
        collector = await runCollector(data, ['--port', port]);
        await Promise.all(working);

        const numbered = async () => {
          await Promise.all(pages.map(flush));
          const { measures, overview } = await report();
          return { count: measures[0]?.count, missing: overview.numbered - overview.entries };
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
