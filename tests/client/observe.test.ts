import { expect, flush, started, test } from '../fixtures.js';

test('delivers marks and measures of anyone on the page, with their detail', async ({ page, site }) => {
  await page.goto(site.url);
  await started(page);
  await page.evaluate(() => {
    performance.mark('m', { startTime: 12.34, detail: { a: [1, 'b'] } });
    performance.measure('n', { start: 10, end: 30.55 });
    performance.mark('none');
  });
  await flush(page);
  await expect
    .poll(() => site.entries('mark').filter(({ name }) => name !== 'none'))
    .toEqual([{ type: 'mark', name: 'm', startTime: 12.3, detail: { a: [1, 'b'] } }]);
  expect(site.entries('measure')).toEqual([
    { type: 'measure', name: 'n', startTime: 10, duration: expect.closeTo(20.5, 0) },
  ]);
});

test('an absurd time harms nobody', async ({ page, site, collector }) => {
  await page.goto(`${site.url}/?data-endpoint=${collector.url}/v1/batches&data-app=absurd`);
  await started(page);
  await page.evaluate(() => {
    performance.mark('absurd', { startTime: Number.MAX_VALUE });
    performance.measure('good', { start: 0, end: 1 });
  });
  await flush(page);
  await expect
    .poll(() => collector.ask('/api/measures?app=absurd'))
    .toEqual([expect.objectContaining({ name: 'good', count: 1 })]);
});

test('sends a long frame with its scripts, and not its task again', async ({ page, site }) => {
  await page.goto(site.url);
  await started(page);
  await page.click('#slow');
  await expect(page.locator('#text')).toHaveText('clicked');
  await expect
    .poll(async () => {
      await flush(page);
      return site.entries('long-animation-frame').flatMap(({ scripts }) => scripts ?? []);
    })
    .toContainEqual(
      expect.objectContaining({
        invoker: 'BUTTON#slow.onclick',
        invokerType: 'event-listener',
        sourceURL: '/work.js',
        sourceFunctionName: 'slowClick',
        sourceCharPosition: expect.any(Number),
      }),
    );
  const inFrames = site
    .entries('longtask')
    .filter((task) =>
      site
        .entries('long-animation-frame')
        .some(
          (frame) =>
            task.startTime >= frame.startTime - 1 && task.startTime < frame.startTime + frame.duration,
        ),
    );
  expect(inFrames).toEqual([]);
});

test('sends a long task that no long frame contains', async ({ page, site }) => {
  await page.goto(site.url);
  await started(page);
  // Chromium makes no long frame of a BroadcastChannel's listener, unless it comes into a frame that is under way.
  const farBusy = () =>
    page.evaluate(
      () =>
        new Promise<void>((done) => {
          const channel = new BroadcastChannel('far');
          channel.onmessage = () => {
            const end = performance.now() + 120;
            while (performance.now() < end);
            channel.close();
            done();
          };
          new BroadcastChannel('far').postMessage(0);
        }),
    );
  await expect
    .poll(async () => {
      await farBusy();
      await flush(page);
      return site.entries('longtask').filter(({ duration }) => duration >= 119).length;
    })
    .toBeGreaterThan(0);
});

test('sends the requests of the page without their query, and not its own to the endpoint', async ({
  page,
  site,
}) => {
  await page.goto(site.url);
  await started(page);
  await page.evaluate(() => fetch('/server-timing?token=secret#part').then((response) => response.text()));
  const requests = () => site.entries('resource').map(({ name }) => name);
  await expect
    .poll(async () => {
      await flush(page);
      return requests();
    })
    .toContain('/server-timing');
  expect(site.entries('resource').find(({ name }) => name === '/server-timing')).toEqual({
    type: 'resource',
    name: '/server-timing',
    initiatorType: 'fetch',
    startTime: expect.any(Number),
    duration: expect.any(Number),
    requestStart: expect.any(Number),
    responseStart: expect.any(Number),
    responseStatus: 200,
    transferSize: expect.any(Number),
    encodedBodySize: 2,
    decodedBodySize: 2,
    serverTiming: [{ name: 'db', duration: 12.5, description: 'rows' }],
  });
  expect(site.entries('resource').find(({ name }) => name === '/work.js')).toMatchObject({
    initiatorType: 'script',
    renderBlockingStatus: 'blocking',
  });
  await flush(page);
  expect(requests()).not.toContain('/v1/batches');
  expect(JSON.stringify(site.stored())).not.toContain('secret');
});
