import type { Page } from '@playwright/test';
import { expect, flush, started, test } from '../fixtures.js';
import type { Site } from '../site.js';

type Global = { fieldmark: import('../../src/client/script.js').FieldmarkGlobal };

const open = async (page: Page, site: Site) => {
  await page.goto(`${site.url}/spa`);
  await started(page);
};

/** The views that were told, in order. */
const views = (site: Site) =>
  site
    .stored()
    .filter(({ entry }) => entry.type === 'view')
    .map(({ batch }) => batch.view)
    .sort((a, b) => a.n - b.n);

/** In which view each mark was. */
const marks = (site: Site) =>
  Object.fromEntries(
    site.stored().flatMap(({ entry, batch }) => (entry.type === 'mark' ? [[entry.name, batch.view.n]] : [])),
  );

/** The last value of each Web Vital of a view. */
const vitals = (site: Site, n: number) =>
  Object.fromEntries(
    site
      .stored()
      .sort((a, b) => a.seq - b.seq)
      .flatMap(({ entry, batch }) =>
        entry.type === 'web-vital' && batch.view.n === n ? [[entry.name, entry]] : [],
      ),
  );

/** Adds a button that holds the page for so many ms when it is clicked. */
const addButton = (page: Page, id: string, ms: number) =>
  page.evaluate(
    ([id, ms]) => {
      const button = document.createElement('button');
      button.id = button.textContent = id;
      button.onclick = () => {
        const end = performance.now() + ms;
        while (performance.now() < end);
        button.append('!');
      };
      document.body.append(button);
    },
    [id, ms] as const,
  );

const softNavigations = (page: Page, count: number) =>
  page.waitForFunction((count) => performance.getEntriesByType('soft-navigation').length === count, count);

test('a route is a view, and what began before it stays where it began', async ({ page, site }) => {
  await open(page, site);
  await page.click('#product');
  await expect(page.locator('h2')).toHaveText('/product/17');
  await page.click('#cart');
  await expect(page.locator('h2')).toHaveText('/cart');
  await page.goBack();
  await expect
    .poll(async () => {
      await flush(page);
      return views(site).map(({ n, route, navigationType }) => [n, route, navigationType]);
    })
    .toEqual([
      [0, '/spa', 'navigate'],
      [1, '/product/17', 'soft-navigation'],
      [2, '/cart', 'soft-navigation'],
      [3, '/product/17', 'soft-navigation'],
    ]);
  expect(marks(site)).toEqual({
    'leave for /product/17': 0,
    'enter /product/17': 1,
    'leave for /cart': 1,
    'enter /cart': 2,
  });
});

test('a view of a route has Web Vitals of its own', async ({ page, site }) => {
  await open(page, site);
  await page.click('#product');
  await page.click('#busy');
  await expect(page.locator('h2')).toHaveText('done');
  // Left at once: what web-vitals has not yet worked off must not be a dummy.
  await page.goto('about:blank');
  await expect.poll(() => vitals(site, 1).INP?.value).toBeGreaterThanOrEqual(112);
  const { INP, LCP, FCP, CLS, TTFB } = vitals(site, 1);
  for (const vital of [INP, LCP, FCP, CLS])
    expect(vital).toMatchObject({ navigationType: 'soft-navigation' });
  expect(TTFB).toBeUndefined();
  expect(LCP!.value).toBeGreaterThanOrEqual(150);
  expect(LCP!.value).toBeLessThan(2000);
  const { timeToFirstByte, resourceLoadDelay, resourceLoadDuration, elementRenderDelay } = LCP!
    .attribution as Record<string, number>;
  expect(timeToFirstByte! + resourceLoadDelay! + resourceLoadDuration!).toBe(0);
  expect(elementRenderDelay).toBeCloseTo(LCP!.value, 0);
  expect(INP!.attribution).toMatchObject({ interactionTarget: '#busy' });
  expect(vitals(site, 0)).toMatchObject({
    LCP: { navigationType: 'navigate' },
    TTFB: { navigationType: 'navigate' },
  });
});

test('another query shows the same view', async ({ page, site }) => {
  await open(page, site);
  await page.evaluate(() => {
    history.pushState({}, '', '?page=2');
    history.replaceState({ scrolled: 1 }, '');
    history.pushState({}, '', '#part');
    performance.mark('same');
  });
  await flush(page);
  await expect.poll(() => marks(site)).toEqual({ same: 0 });
  expect(views(site)).toHaveLength(1);
});

test('a slow click after another query belongs to the view that was shown, whatever comes next', async ({
  page,
  site,
}) => {
  await open(page, site);
  await page.click('#product');
  await expect(page.locator('h2')).toHaveText('/product/17');
  await page.click('#sort');
  await expect(page.locator('h2')).toHaveText('?sort=price');
  await softNavigations(page, 2);
  await page.click('#busy');
  await expect(page.locator('h2')).toHaveText('done');
  await page.click('#cart');
  await expect(page.locator('h2')).toHaveText('/cart');
  await softNavigations(page, 3);
  await page.goto('about:blank');
  await expect.poll(() => vitals(site, 2).LCP).toBeTruthy();
  expect(vitals(site, 1).INP).toMatchObject({ attribution: { interactionTarget: '#busy' } });
  expect(vitals(site, 2).INP?.value ?? 0).toBeLessThan(112);
});

test('INP of a view that began by no click is told of it, and a shorter one after another query is not', async ({
  page,
  site,
}) => {
  await open(page, site);
  await addButton(page, 'first', 150);
  await addButton(page, 'slow', 300);
  await page.click('#first');
  await page.evaluate(() => history.pushState({}, '', '/one'));
  await page.click('#slow');
  await expect
    .poll(async () => {
      await flush(page);
      return vitals(site, 1).INP?.attribution?.interactionTarget;
    })
    .toBe('#slow');
  await page.click('#sort');
  await softNavigations(page, 1);
  await addButton(page, 'faster', 100);
  await page.click('#faster');
  await page.evaluate(() => performance.mark('last'));
  await page.goto('about:blank');
  await expect.poll(() => marks(site).last).toBe(1);
  expect(vitals(site, 1).INP).toMatchObject({ attribution: { interactionTarget: '#slow' } });
  const INP = vitals(site, 0).INP!;
  expect(INP).toMatchObject({ navigationType: 'navigate', attribution: { interactionTarget: '#first' } });
  const { inputDelay, processingDuration, presentationDelay } = INP.attribution as Record<string, number>;
  expect(inputDelay! + processingDuration! + presentationDelay!).toBeCloseTo(INP.value, 0);
});

for (const soft of [true, false])
  test(`nobody hears of a click before the visitor agreed, in a view that began ${soft ? 'by a click' : 'by itself'}`, async ({
    page,
    site,
  }) => {
    await page.goto(`${site.url}/spa?data-consent=denied`);
    await started(page);
    if (soft) {
      await page.click('#product');
      await expect(page.locator('h2')).toHaveText('/product/17');
      await page.click('#sort');
      await softNavigations(page, 2);
    } else await page.evaluate(() => history.pushState({}, '', '/one'));
    await addButton(page, 'refused', 150);
    await page.click('#refused');
    await page.evaluate(async () => {
      for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
      await (window as unknown as Global).fieldmark.setConsent('granted');
      // Whoever observed them earlier has them first. What waits is told when the page is left.
      await new Promise((done) => {
        new PerformanceObserver(() => setTimeout(done)).observe({ type: 'event', buffered: true });
      });
      dispatchEvent(new PageTransitionEvent('pagehide'));
    });
    await addButton(page, 'agreed', 300);
    await page.click('#agreed');
    await expect
      .poll(async () => {
        await flush(page);
        return vitals(site, 1).INP?.attribution?.interactionTarget;
      })
      .toBe('#agreed');
    expect(JSON.stringify(site.received)).not.toContain('#refused');
    expect(Object.keys(vitals(site, 1))).toEqual(['INP']);
  });

for (const api of [true, false])
  test(`view() names a view, or begins one, ${api ? 'with' : 'without'} the Navigation API`, async ({
    page,
    site,
  }) => {
    if (!api)
      await page.addInitScript(() => Object.defineProperty(window, 'navigation', { value: undefined }));
    await open(page, site);
    const named = await page.evaluate(async () => {
      const { fieldmark } = window as unknown as Global;
      const goTo = async (path: string, name: string) => {
        history.pushState({}, '', path);
        fieldmark.view(name);
        // Routers call again for the same.
        fieldmark.view(name);
        performance.mark(path);
        // The clock's steps are as long as all this takes.
        await new Promise(requestAnimationFrame);
      };
      fieldmark.view('/start');
      performance.mark('load');
      await goTo('/product/17', '/product/:id');
      await goTo('/product/18', '/product/:id');
      // No URL tells this step.
      fieldmark.view('/product/:id gallery');
      performance.mark('gallery');
      return performance.timeOrigin > 0;
    });
    expect(named).toBe(true);
    await flush(page);
    await expect.poll(() => marks(site)).toEqual({ load: 0, '/product/17': 1, '/product/18': 2, gallery: 3 });
    expect(views(site).map(({ url, route }) => [url, route])).toEqual([
      ['/spa', '/start'],
      ['/product/17', '/product/:id'],
      ['/product/18', '/product/:id'],
      ['/product/18', '/product/:id gallery'],
    ]);
  });

test('view() takes effect at once: with the name, the URL and the time of the call', async ({
  page,
  site,
}) => {
  await open(page, site);
  await page.evaluate(async () => {
    const { fieldmark } = window as unknown as Global;
    fieldmark.view('/start');
    history.pushState({}, '', '/b');
    fieldmark.view('/b/:id');
    // The clock's steps are as long as all this takes.
    await new Promise((done) => setTimeout(done, 20));
    fieldmark.view('/b/:id step 2');
    fieldmark.mark('work of step 2');
  });
  await flush(page);
  await expect
    .poll(() => views(site).map(({ url, route }) => [url, route]))
    .toEqual([
      ['/spa', '/start'],
      ['/b', '/b/:id'],
      ['/b', '/b/:id step 2'],
    ]);
  expect(marks(site)).toEqual({ 'work of step 2': 2 });
});

test('what view() has said before init() is kept, with the URL and the time of then', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/module`);
  await page.waitForFunction(() => 'sdk' in window);
  await page.evaluate(async () => {
    const { sdk } = window as unknown as { sdk: typeof import('../../src/client/index.js') };
    const wait = () => new Promise((done) => setTimeout(done, 20));
    sdk.view('/start');
    sdk.mark('load');
    await wait();
    history.pushState({}, '', '/b/7?query');
    sdk.view('/b/:id');
    sdk.mark('b');
    await wait();
    const running = sdk.init({ endpoint: '/v1/batches', app: 'test' });
    // Measuring begins after this task.
    sdk.view('/b/:id step 2');
    sdk.mark('step 2');
    history.pushState({}, '', '/c');
    await wait();
    sdk.mark('c');
    await running.flush();
  });
  await expect
    .poll(() => views(site).map(({ url, route }) => [url, route]))
    .toEqual([
      ['/module', '/start'],
      ['/b/7', '/b/:id'],
      ['/b/7', '/b/:id step 2'],
      ['/c', '/c'],
    ]);
  expect(marks(site)).toEqual({ load: 0, b: 1, 'step 2': 2, c: 3 });
});

test('what is no name is warned about, names nothing and throws nothing', async ({ page, site }) => {
  const warnings: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  await open(page, site);
  await page.evaluate(async () => {
    const { fieldmark } = window as unknown as Global;
    const unnameable = {
      toString() {
        throw new Error('mine');
      },
    };
    for (const name of [unnameable, undefined, null, Symbol('name'), ['/a']]) fieldmark.view(name as never);
  });
  await flush(page);
  await expect.poll(() => views(site).map(({ route }) => route)).toEqual(['/spa']);
  expect(warnings).toHaveLength(5);
});
