import type { Page } from '@playwright/test';
import { expect, flush, started, test } from '../fixtures.js';
import type { Site } from '../site.js';

/** The last value that each view's metric was given. */
const vital = (site: Site, name: string) =>
  site
    .stored()
    .filter(({ entry }) => entry.type === 'web-vital' && entry.name === name)
    .sort((a, b) => a.seq - b.seq)
    .map(({ entry }) => (entry.type === 'web-vital' ? entry : undefined))
    .at(-1);

async function slowClick(page: Page) {
  await page.click('#slow');
  await expect(page.locator('#text')).toHaveText('clicked');
}

test('delivers all five Web Vitals of a visit', async ({ page, site }) => {
  await page.goto(site.url);
  await started(page);
  await slowClick(page);
  await page.goto('about:blank');
  for (const name of ['CLS', 'FCP', 'INP', 'LCP', 'TTFB'])
    await expect.poll(() => vital(site, name)?.value, { message: name }).toBeGreaterThanOrEqual(0);
  const lcp = vital(site, 'LCP')!;
  const { target, timeToFirstByte, resourceLoadDelay, resourceLoadDuration, elementRenderDelay } =
    lcp.attribution!;
  expect(target).toMatch(/h1|p#text|#text/);
  const parts = [timeToFirstByte, resourceLoadDelay, resourceLoadDuration, elementRenderDelay] as number[];
  expect(parts.reduce((a, b) => a + b)).toBeCloseTo(lcp.value, 0);
});

// web-vitals loses it when the page hides before its idle callback ran.
test('a form whose fields have the names of its properties is no trouble', async ({ page, site }) => {
  const form =
    '<form id="hostile"><input name="classList"><input name="id"><button type="button">go</button></form>';
  await page.goto(`${site.url}/?before=${encodeURIComponent(form)}`);
  await started(page);
  await page.click('#hostile button');
  await expect
    .poll(async () => {
      await flush(page);
      return site.entries('web-vital').map(({ name }) => name);
    })
    .toContain('INP');
});

test('does not lose INP on a page that is left right after a slow click', async ({ page, site }) => {
  await page.goto(site.url);
  await started(page);
  await slowClick(page);
  await page.goto('about:blank');
  await expect.poll(() => vital(site, 'INP')?.value).toBeGreaterThanOrEqual(112);
  const { value, attribution } = vital(site, 'INP')!;
  expect(attribution).toMatchObject({ interactionTarget: '#slow', interactionType: 'pointer' });
  const { inputDelay, processingDuration, presentationDelay } = attribution as Record<string, number>;
  for (const part of [inputDelay, processingDuration, presentationDelay])
    expect(part).toBeGreaterThanOrEqual(0);
  expect(inputDelay! + processingDuration! + presentationDelay!).toBeCloseTo(value, 0);
});

test('counts every handler of an interaction, whichever of its events came first', async ({ page, site }) => {
  await page.goto(site.url);
  await started(page);
  await slowClick(page);
  await expect
    .poll(async () => {
      await flush(page);
      return vital(site, 'INP')?.attribution?.processingDuration;
    })
    .toBeGreaterThanOrEqual(112);
});

test('names the element that shifted most', async ({ page, site }) => {
  await page.goto(site.url);
  await started(page);
  await page.evaluate(() => {
    const banner = document.createElement('div');
    banner.style.height = '200px';
    document.body.prepend(banner);
  });
  await expect.poll(() => vital(site, 'CLS')?.value ?? 0, { timeout: 20_000 }).toBeGreaterThan(0);
  expect(vital(site, 'CLS')!.attribution).toMatchObject({
    largestShiftTarget: expect.stringMatching(/^html>body|#/),
  });
});
