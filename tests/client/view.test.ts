import { expect, started, test } from '../fixtures.js';
import { makeProfile, openRawBrowser } from '../rawBrowser.js';

test('a restore from the back/forward cache is a view of its own', async ({ page, site }) => {
  await page.goto(site.url);
  await started(page);
  await page.evaluate(() => performance.mark('first'));
  // A page that is left while its database is still being made is not kept by Chromium.
  await expect.poll(() => page.evaluate<number>('onDisk()')).toBeGreaterThan(0);
  await page.goto(`${site.url}/next`);
  await started(page);
  await page.goBack({ waitUntil: 'commit' });
  await page.evaluate(() => performance.mark('second'));
  await page.goto('about:blank');
  await expect
    .poll(() =>
      site
        .entries('mark')
        .map(({ name }) => name)
        .sort(),
    )
    .toEqual(['first', 'second']);
  const [first, second] = ['first', 'second'].map(
    (name) => site.stored().find(({ entry }) => entry.type === 'mark' && entry.name === name)!,
  );
  expect(second!.page).toBe(first!.page);
  expect(first!.batch.view).toMatchObject({ n: 0, startTime: 0, navigationType: 'navigate' });
  expect(second!.batch.view).toMatchObject({ n: 1, navigationType: 'back-forward-cache' });
  const views = site.stored().filter(({ page, entry }) => page === first!.page && entry.type === 'view');
  expect(views.map(({ entry }) => entry.startTime)).toEqual([0, second!.batch.view.startTime]);
});

test('URLs lose query and hash, and routes get the name that the application gives', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/module?token=secret#part`);
  await page.waitForFunction(() => 'sdk' in window);
  await page.evaluate(async (endpoint) => {
    const { init } = (window as unknown as { sdk: typeof import('../../src/client/index.js') }).sdk;
    const { flush } = init({
      endpoint,
      app: 'shop',
      route: (url) => `/named${url.pathname}`,
      context: { plan: 'pro' },
    });
    await flush();
  }, `${site.url}/v1/batches`);
  await expect.poll(() => site.stored().length).toBeGreaterThan(0);
  expect(JSON.stringify(site.received)).not.toContain('secret');
  const { page: header, view } = site.stored()[0]!.batch;
  expect(header).toMatchObject({ app: 'shop', url: `${site.url}/module`, context: { plan: 'pro' } });
  expect(view).toMatchObject({ url: '/module', route: '/named/module' });
});

test('a prerendered page is measured from its activation on, and not before', async ({ site }) => {
  // More than once: who waits for it may not have begun to.
  const loaded = `<script>onload = () => setInterval(() => document.prerendering && fetch('/signal/loaded'), 100)</script>`;
  const next = `/next?data-send-interval=100&before=${encodeURIComponent(loaded)}`;
  const rules = JSON.stringify({ prerender: [{ source: 'list', urls: [next], eagerness: 'immediate' }] });
  const first = `<script>fetch('/wait/loaded').then(() => location.assign(${JSON.stringify(next)}))</script>
    <script type="speculationrules">${rules}</script>`;
  const profile = await makeProfile();
  const browser = await openRawBrowser(
    'chromium',
    `${site.url}/?before=${encodeURIComponent(first)}`,
    profile.folder,
  );
  const prerendered = () => site.stored().find(({ batch }) => batch.view.url === '/next');
  try {
    await expect.poll(prerendered, { timeout: 60_000 }).toBeTruthy();
  } finally {
    await browser.kill();
    await profile.remove();
  }
  const { view, page } = prerendered()!.batch;
  expect(view).toMatchObject({ n: 0, navigationType: 'prerender' });
  expect(view.startTime).toBeGreaterThan(0);
  // The page's id is as old as its activation, not as its document.
  const made = Number.parseInt(page.id.replace('-', '').slice(0, 12), 16);
  expect(made).toBeGreaterThanOrEqual(Math.floor(page.timeOrigin + view.startTime) - 1);
});
