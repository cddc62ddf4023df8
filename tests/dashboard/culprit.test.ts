import { count } from '../../src/dashboard/format/count.js';
import { duration } from '../../src/dashboard/format/duration.js';
import { share } from '../../src/dashboard/format/share.js';
import type { Culprit, CulpritRow, Culprits } from '../../src/wire/index.js';
import { expect, test } from './clean.js';
import { seed } from './seed.js';

const ranking = /^Functions by total blocking/;

test('a row opens to its evidence, which a link keeps and back leaves', async ({ page, collector }) => {
  await seed(collector.url, { app: 'opened', release: '1.4.0', route: '/list' });
  await seed(collector.url, { app: 'opened', release: '1.5.0', route: '/cart' });
  const { rows } = await collector.ask<Culprits>('/api/culprits?app=opened');
  const { key } = rows.find(({ sourceFunctionName }) => sourceFunctionName === 'addToBasket')!;
  const one = await collector.ask<Culprit>(`/api/culprit?app=opened&key=${key}`);
  await page.goto(`${collector.url}/?app=opened&range=7d`);
  // By the keyboard alone.
  const link = page.getByRole('table', { name: ranking }).getByRole('link', { name: 'addToBasket' });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${collector.url}/?show=function&of=${key}&app=opened&range=7d`);

  const evidence = page.getByRole('article', { name: 'addToBasket' });
  await expect(evidence).toContainText('BUTTON#buy.onclick event listener');
  await expect(evidence).toContainText(`addToBasket in /assets/shop.js @${count(1234)}, release 1.`);
  const row = one.row!;
  for (const [name, value] of [
    ['Total blocking', duration(row.totalBlocking)],
    ['Per visit', duration(row.perVisit)],
    ['Users', `${count(row.users)} ${share(row.users / one.visits)} of ${count(one.visits)}`],
    ['Frames', count(row.frames)],
    ['p75 in a frame', duration(row.p75)],
    ['Forced layout', share(row.forcedShare)],
  ])
    await expect(evidence.locator('.culprit-figures > div').filter({ hasText: name! }).first()).toContainText(
      value!,
    );

  const cells = (table: string) =>
    evidence.getByRole('table', { name: table }).getByRole('row').nth(1).getByRole('cell');
  const [worst] = one.worst;
  expect(worst).toMatchObject({
    startTime: 2000,
    duration: 460,
    blocking: 400,
    ownDuration: 280,
    ownForced: 140,
  });
  await expect(cells('Its worst frames')).toHaveText([
    worst!.route,
    worst!.release,
    duration(460),
    duration(400),
    duration(280),
    duration(140),
  ]);
  await expect(cells('Frames by its time in them')).toHaveText(String(one.histogram[0]!.count));
  await expect(cells('Routes by share')).toHaveText([share(0.5), '4']);
  await expect(evidence.getByRole('table', { name: 'Releases by share' }).getByRole('rowheader')).toHaveText([
    '1.4.0',
    '1.5.0',
  ]);
  await expect(evidence.getByRole('link', { name: /^…\w{6} at 2\.0\ss$/ }).first()).toHaveAttribute(
    'href',
    `?show=page&of=${worst!.page}&at=2000&app=opened&range=7d`,
  );

  await page.reload();
  await expect(evidence).toContainText(duration(row.totalBlocking));
  await page.goBack();
  await expect(link).toBeVisible();
  await page.goForward();
  await evidence.getByRole('link', { name: 'All functions' }).click();
  await expect(link).toBeVisible();
  await expect(page).toHaveURL(`${collector.url}/?app=opened&range=7d`);
});

test('measures and interactions in its frames are listed, and link to their own', async ({
  page,
  collector,
}) => {
  const app = 'meanwhile';
  await seed(collector.url, { app, pages: 1, measure: 'basket <b>add</b>', inFrame: true });
  const { rows } = await collector.ask<Culprits>(`/api/culprits?app=${app}`);
  const { key } = rows.find(({ sourceFunctionName }) => sourceFunctionName === 'addToBasket')!;
  await page.goto(`${collector.url}/?app=${app}&show=function&of=${key}`);
  await expect(
    page.getByRole('table', { name: /^Measures that ran/ }).getByRole('link', { name: 'basket <b>add</b>' }),
  ).toHaveAttribute('href', /show=measure&of=basket\+%3Cb%3Eadd%3C%2Fb%3E/);
  const interaction = page
    .getByRole('table', { name: /^Interactions that it delayed/ })
    .getByRole('row')
    .nth(1);
  await expect(interaction).toContainText('button#buy');
  await expect(interaction.getByRole('cell').nth(2)).toHaveText(duration(90));
});

test('what no script explains opens as well', async ({ page, collector }) => {
  await seed(collector.url, { app: 'rest' });
  await page.goto(`${collector.url}/?app=rest`);
  await page.getByRole('table', { name: ranking }).getByRole('link', { name: 'Unattributed' }).click();
  const evidence = page.getByRole('article', { name: 'Unattributed' });
  await expect(evidence.getByRole('table', { name: 'Its worst frames' }).getByRole('row')).toHaveCount(1 + 4);
});

test('a function that is not there says so, with the way back', async ({ page, collector }) => {
  await seed(collector.url, { app: 'absent' });
  await page.goto(`${collector.url}/?app=absent&show=function&of=ffffffffffffffff`);
  await expect(
    page.getByText('No long frame of this app, release, route and time has this function.'),
  ).toBeVisible();
  await page.getByRole('link', { name: 'All functions' }).click();
  await expect(page.getByRole('table', { name: ranking })).toBeVisible();
});

test('source, origin, trend and novelty are told to the eye and to the ear', async ({ page, collector }) => {
  await seed(collector.url, { app: 'told' });
  const row: CulpritRow = {
    key: '0123456789abcdef',
    app: 'told',
    release: '1.5.0',
    sourceURL: '/assets/app.3f2a91bc.js',
    sourceFunctionName: 'n',
    sourceCharPosition: 48_213,
    source: { file: 'src/cart.ts', line: 7, column: 3, name: 'priceCart', text: 'for (const <b> of items)' },
    invoker: 'BUTTON#buy.onclick',
    invokerType: 'event-listener',
    party: 'own',
    newSince: '1.5.0',
    frames: 3,
    users: 2,
    totalBlocking: 400,
    perVisit: 100,
    perVisitBefore: 80,
    totalDuration: 500,
    p75: 120,
    forcedShare: 0.1,
    routes: 1,
    topRoutes: ['/cart'],
  };
  const missing = 'No source map of https://tags.example/t.js was uploaded.';
  const rows: CulpritRow[] = [
    row,
    {
      ...row,
      key: '1123456789abcdef',
      sourceURL: 'https://tags.example/t.js',
      source: { missing },
      party: 'third',
      perVisitBefore: 200,
    },
  ];
  await page.route('**/api/culprits*', (route) =>
    route.fulfill({ json: { rows, frames: 3, totalBlocking: 800, visits: 4 } satisfies Culprits }),
  );
  const none = {
    histogram: [],
    worst: [],
    routes: [],
    releases: [],
    searched: 0,
    measures: [],
    interactions: [],
  };
  await page.route('**/api/culprit?*', (route) =>
    route.fulfill({ json: { row, visits: 4, ...none } satisfies Culprit }),
  );
  await page.goto(`${collector.url}/?app=told`);
  const shown = page.getByRole('table', { name: ranking }).getByRole('row');
  await expect(shown.nth(1).getByRole('rowheader')).toHaveText(
    'priceCart own new in 1.5.0src/cart.ts:7 BUTTON#buy.onclick event listener',
  );
  await expect(shown.nth(1)).toContainText(`▲ ${share(0.25)}${share(0.25)} more than in the time before`);
  await expect(shown.nth(2).getByRole('rowheader')).toContainText('third party');
  await expect(shown.nth(2).getByRole('rowheader')).toContainText('https://tags.example/t.js');
  await expect(shown.nth(2).getByTitle(missing).first()).toBeVisible();
  await expect(shown.nth(2)).toContainText(`▼ ${share(0.5)}${share(0.5)} less than in the time before`);

  await page.getByRole('link', { name: 'priceCart' }).first().click();
  const figure = page.getByRole('figure');
  await expect(figure).toContainText('src/cart.ts:7:3');
  await expect(figure).toContainText('for (const <b> of items)');
  await expect(page.getByRole('article')).toContainText('n in /assets/app.3f2a91bc.js');
});

for (const width of [360, 800, 1440]) {
  test(`the evidence is no wider than a window of ${width} px, whatever the strings`, async ({
    page,
    collector,
  }) => {
    const long = `<img src=x onerror="document.title='taken'">${'a'.repeat(150)}`;
    const app = 'wide';
    await seed(collector.url, {
      app,
      release: long,
      route: `/${long}`,
      measure: long,
      inFrame: true,
      script: { sourceFunctionName: long, sourceURL: `/${long}.js`, invoker: `DIV#${long}.onclick` },
    });
    const { rows } = await collector.ask<Culprits>(`/api/culprits?app=${app}`);
    const { key } = rows.find(({ sourceFunctionName }) => sourceFunctionName === long)!;
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${collector.url}/?app=${app}&show=function&of=${key}`);
    await expect(page.getByRole('article', { name: long })).toBeVisible();
    await expect(page.getByRole('table', { name: /^Measures that ran/ })).toContainText(long);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await expect(page.locator('img')).toHaveCount(0);
    await expect(page).toHaveTitle(/Fieldmark$/);
  });
}
