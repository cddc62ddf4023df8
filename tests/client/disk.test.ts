import { accounts } from '../account.js';
import { expect, flush, started, test } from '../fixtures.js';
import type { Site } from '../site.js';
import { damages, dump, killConnections, openNewer, record, seed, setQuota, useUp } from './otherHands.js';
import { onDisk, revisit } from './visit.js';

const gone = '018f3a5e-0000-7000-8000-000000000001';

test('a connection that is killed is opened again, and the second time memory has to do', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/?data-send-interval=600000`);
  await started(page);
  await expect.poll(() => onDisk(page)).toBeGreaterThan(0);
  await killConnections(page);
  await page.evaluate(() => performance.mark('on disk'));
  await expect.poll(() => onDisk(page)).toBeGreaterThan(0);
  await killConnections(page);
  await page.evaluate('makeMeasures(50)');
  await flush(page);
  await expect.poll(() => site.entries('measure')).toHaveLength(50);
  expect(await onDisk(page)).toBe(0);
  await page.evaluate(() => performance.mark('in memory'));
  await flush(page);
  await expect.poll(() => storedMark(site, 'in memory')?.batch.page.buffer).toBe('memory');
});

test('a disk that cannot be opened, just when the page is hidden, costs nothing but the disk', async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    let opened = 0;
    IDBFactory.prototype.open = () => {
      opened++;
      const request = new EventTarget();
      setTimeout(() => request.dispatchEvent(new Event('error')), 60);
      return request as IDBOpenDBRequest;
    };
    addEventListener('load', () => {
      Object.defineProperty(document, 'hidden', { value: true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      dispatchEvent(new PageTransitionEvent('pagehide'));
    });
    Object.assign(window, { timesOpened: () => opened });
  });
  await page.goto(site.url);
  await started(page);
  await page.evaluate('makeMeasures(50)');
  await flush(page);
  await expect.poll(() => site.entries('measure')).toHaveLength(50);
  expect(await page.evaluate('timesOpened()')).toBe(2);
});

test('a newer bundle in another tab is not blocked, and its database is left alone', async ({
  context,
  page,
  site,
}) => {
  await page.goto(`${site.url}/?data-send-interval=600000`);
  await started(page);
  await expect.poll(() => onDisk(page)).toBeGreaterThan(0);
  const newer = await context.newPage();
  await openNewer(newer, site);
  const before = await dump(newer);
  await page.evaluate('makeMeasures(50)');
  await flush(page);
  await page.evaluate(() => performance.mark('in memory'));
  await flush(page);
  await expect.poll(() => site.entries('measure')).toHaveLength(50);
  expect(storedMark(site, 'in memory')!.batch.page.buffer).toBe('memory');
  await page.goto('about:blank');
  expect(await dump(newer)).toEqual(before);
});

test('beside a database of a newer bundle a page works from memory', async ({ context, page, site }) => {
  const newer = await context.newPage();
  await openNewer(newer, site);
  const before = await dump(newer);
  await page.goto(site.url);
  await started(page);
  await page.evaluate('makeMeasures(50)');
  await flush(page);
  await expect.poll(() => site.entries('measure')).toHaveLength(50);
  expect(site.stored()[0]!.batch.page.buffer).toBe('memory');
  await page.goto('about:blank');
  expect(await dump(newer)).toEqual(before);
});

test('a view that gets its name in memory costs nothing of what waits there', async ({ page, site }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  site.answer = () => ({ status: 503, headers: { 'Retry-After': '600' } });
  await page.goto(site.url);
  await started(page);
  await page.evaluate("makeMeasures(50, 'first')");
  await flush(page);
  await page.evaluate(() => 'view' in window.fieldmark! && window.fieldmark.view('named'));
  // More than is kept to be sent without the buffer.
  await page.evaluate('makeMeasures(5_000)');
  await flush(page);
  site.answer = () => ({ status: 204 });
  await flush(page);
  await expect.poll(() => site.entries('measure').length).toBe(5_050);
  for (const { dropped } of accounts(site.received).values()) expect(dropped).toEqual({});
});

test('a page that stands still for six seconds at its start keeps the disk', async ({ page, site }) => {
  const busy = `<script type="module">
    addEventListener('load', () => { const end = performance.now() + 6000; while (performance.now() < end); });
  </script>`;
  await page.goto(`${site.url}/?data-send-interval=600000&before=${encodeURIComponent(busy)}`);
  await started(page);
  await page.evaluate('makeMeasures(10)');
  await expect.poll(() => onDisk(page)).toBeGreaterThanOrEqual(10);
});

test('records of an older bundle, which knew nothing of losses, are delivered', async ({
  context,
  page,
  site,
}) => {
  await seed(page, site, [record(gone, 0, ['first', 'zweiter Schluß', '三']), record(gone, 3, ['last'])]);
  await revisit(await context.newPage(), site);
  await expect.poll(() => namesOf(site, gone)).toEqual(['first', 'zweiter Schluß', '三', 'last']);
  expect(accounts(site.received).get(gone)).toEqual({ numbered: 4, stored: 4, dropped: {}, missing: 0 });
});

test('where the quota is used up a page works from memory, and delivers what is on disk', async ({
  page,
  site,
}) => {
  await setQuota(page, site, 100_000);
  await seed(page, site, [record(gone, 0, ['left', 'over'])]);
  await useUp(page);
  await page.goto(site.url);
  await started(page);
  await page.evaluate('makeMeasures(50)');
  await flush(page);
  await expect.poll(() => site.entries('measure')).toHaveLength(50);
  expect(site.stored().find(({ entry }) => entry.type === 'measure')!.batch.page.buffer).toBe('memory');
  await expect.poll(() => namesOf(site, gone)).toEqual(['left', 'over']);
  await expect.poll(() => onDisk(page)).toBe(0);
});

test('a quota that is used up in mid-visit costs nothing', async ({ page, site }) => {
  await setQuota(page, site, 100_000);
  await page.goto(`${site.url}/?data-send-interval=600000`);
  await started(page);
  await page.evaluate("makeMeasures(50, 'before')");
  await expect.poll(() => onDisk(page)).toBeGreaterThanOrEqual(50);
  await useUp(page);
  await page.evaluate("makeMeasures(50, 'after')");
  await flush(page);
  await page.evaluate(() => performance.mark('in memory'));
  await flush(page);
  await expect.poll(() => site.entries('measure')).toHaveLength(100);
  expect(storedMark(site, 'in memory')!.batch.page.buffer).toBe('memory');
  const [account] = accounts(site.received).values();
  expect(account).toMatchObject({ dropped: {}, missing: 0 });
});

test('what is too large for the endpoint, and the disk is too full to put its parts in its place: it is not sent without end', async ({
  page,
  site,
}) => {
  await setQuota(page, site, 100_000);
  await page.goto(`${site.url}/?data-send-interval=600000`);
  await started(page);
  await page.evaluate('makeMeasures(50)');
  await expect.poll(() => onDisk(page)).toBeGreaterThanOrEqual(50);
  await useUp(page);
  site.answer = ({ batches }) => ({ status: batches[0]!.entries.length > 1 ? 413 : 204 });
  await flush(page);
  await expect.poll(() => site.entries('measure')).toHaveLength(50);
  expect(site.received.length).toBeLessThan(100);
});

for (const [what, damage, told] of damages)
  test(`a record ${what} costs nothing but itself`, async ({ context, page, site }) => {
    const good = [record(gone, 0, ['first', 'second']), record(gone, 4, ['fifth'])];
    await seed(page, site, [good[0], damage(record(gone, 2, ['third', 'fourth'])), good[1]]);
    const next = await context.newPage();
    await revisit(next, site);
    await expect.poll(() => namesOf(site, gone)).toEqual(['first', 'second', 'fifth']);
    await next.evaluate(() => performance.mark('after'));
    await flush(next);
    await expect.poll(() => site.entries('mark').map(({ name }) => name)).toContain('after');
    expect(accounts(site.received).get(gone)).toEqual({
      numbered: 5,
      stored: 3,
      ...(told ? { dropped: { corrupt: 2 }, missing: 0 } : { dropped: {}, missing: 2 }),
    });
    // It is sent neither again and again nor in a form that nobody can read.
    expect(site.received.length).toBeLessThan(12);
    expect(site.received.map(({ status }) => status)).not.toContain(400);
    expect(storedMark(site, 'after')!.batch.page.buffer).toBeUndefined();
  });

test('a session that is no session is begun anew', async ({ context, page, site }) => {
  await seed(page, site, [record(gone, 0, ['left'])], 'a text');
  await revisit(await context.newPage(), site);
  await expect.poll(() => namesOf(site, gone)).toEqual(['left']);
  const own = site.stored().find(({ page }) => page !== gone)!;
  expect(own.batch.page.session).toMatch(/^[\da-f-]{36}$/);
});

const storedMark = (site: Site, name: string) =>
  site.stored().find(({ entry }) => entry.type === 'mark' && entry.name === name);

/** The names of a page's marks in order. */
const namesOf = (site: Site, id: string) =>
  site
    .stored()
    .filter(({ page }) => page === id)
    .sort((a, b) => a.seq - b.seq)
    .map(({ entry }) => (entry.type === 'mark' ? entry.name : entry.type));
