import { visitorOf } from './visitorOf.mjs';

/**
 * One person's visit: list, product, basket, and away; some leave early. Tells how many pages they saw.
 * Their browser goes on, since what a page sends when it is left outlives the page and not the browser.
 */
export async function visit({ browser, shop, number }) {
  const { release, throttle, stays, bySorting, twice, byClosing, ...context } = visitorOf(number);
  const visitor = await browser.newContext({ ...context, baseURL: shop });
  await visitor.addCookies([{ name: 'release', value: release, url: shop }]);
  const page = await visitor.newPage();
  page.setDefaultTimeout(20_000);
  if (throttle > 1) {
    const devtools = await visitor.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  }
  const look = (ms) => page.waitForTimeout(ms * (0.7 + (number % 5) / 8));
  const press = (selector) => (context.hasTouch ? page.tap(selector) : page.click(selector));

  await page.goto('/');
  await look(650);
  if (bySorting) {
    await press('#sort-by-price');
    await look(400);
  }
  if (stays > 1) {
    const place = (number * 5) % 12;
    await press(`#products li:nth-child(${place + 1}) a`);
    await page.waitForURL('**/product.html*');
    await look(600);
    await press('#add-to-basket');
    await look(350);
    if (twice) await press('#add-to-basket');
    await look(250);
  }
  if (stays > 2) {
    await press('#basket-link');
    await page.waitForURL('**/cart.html');
    await look(300);
    await page.selectOption('#lines select', '3');
    await look(300);
    await press('#check-out');
    await look(200);
  }
  if (!byClosing) await page.goto('about:blank');
  await page.close();
  return stays;
}
