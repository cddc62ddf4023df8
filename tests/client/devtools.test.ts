import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import { expect, flush, started, test } from '../fixtures.js';
import { block } from '../readme.js';
import { bundle } from './bundle.js';
import { trace } from './trace.js';
import { viteShop } from './viteShop.js';

type Global = {
  fieldmark: typeof import('../../src/client/index.js');
  adapter: typeof import('../../src/client/functions/countRender.js');
  observed: { name: string; detail: { devtools?: object } | null }[];
};

const dist = (file: string) => fileURLToPath(new URL(`../../dist/${file}`, import.meta.url));

const app = (options: object) =>
  `import * as fieldmark from './dist/index.js';
   window.fieldmark = fieldmark;
   fieldmark.init({ endpoint: '/v1/batches', ...${JSON.stringify(options)} });`;

/** Opens a page with this code in the script tag's place; it takes note of every measure that an observer sees. */
async function open(page: Page, url: string, code: string): Promise<void> {
  await page.route('**/fieldmark.js', (route) =>
    route.fulfill({ body: code, contentType: 'text/javascript' }),
  );
  await page.addInitScript(() => {
    const observed: object[] = [];
    Object.assign(window, { observed });
    new PerformanceObserver((list) => {
      for (const { name, detail } of list.getEntries() as PerformanceMeasure[])
        observed.push({ name, detail });
    }).observe({ type: 'measure' });
  });
  await page.goto(url);
  await started(page);
}

/** An adapter of the application, with a copy of its own of all that it shares with the core. */
async function addAdapter(page: Page): Promise<void> {
  const code = "import * as adapter from './src/client/functions/countRender.js'; window.adapter = adapter;";
  await page.addScriptTag({ content: await bundle(code, 'development') });
}

/** Calls, spans and a long frame; back when every observer has been told of them, and all is sent. */
async function work(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { fieldmark } = window as unknown as Global;
    const busy = (ms: number) => {
      for (const end = performance.now() + ms; performance.now() < end; );
    };
    const wrap = fieldmark.wrap ?? ((_: string, fn: () => void) => fn);
    const price = wrap('price', () => busy(60));
    const total = wrap('total', () => price());
    fieldmark.time('checkout', () => total());
    fieldmark.start('pay').end({ tries: 2 });
    const nothing = wrap('nothing', () => {});
    for (let i = 0; i < 10_000; i++) nothing();
  });
  await page.evaluate('makeLongFrames(1)');
  await page.evaluate('longFramesSeen(1)');
  await page.evaluate('new Promise((done) => setTimeout(done))');
  await flush(page);
}

test('components, functions, spans and long frames are tracks of the Performance panel, coloured by cost', async ({
  browser,
  page,
  site,
}) => {
  await open(page, site.url, await bundle(app({ devtools: true }), 'development'));
  await addAdapter(page);
  const drawn = await trace(browser, page, async () => {
    await page.evaluate(() => {
      const { createComponent, countRender } = (window as unknown as Global).adapter;
      const list = createComponent('List');
      for (const own of [0.5, 5, 20, 80])
        countRender(createComponent(`Item${own}`).update, list.mount, {
          start: 100,
          end: 120 + own,
          own,
          render: own,
          effects: 10,
        });
      countRender(list.mount, undefined, { start: 100, end: 100.1, own: 0.1 });
    });
    await work(page);
  });
  const shown = (name: string) => drawn.find((one) => one.name === name)?.devtools;
  expect(drawn.filter(({ devtools }) => devtools?.trackGroup !== 'Fieldmark')).toEqual([]);

  expect(['Item0.5', 'Item5', 'Item20', 'Item80'].map((name) => shown(name)?.color)).toEqual([
    'tertiary',
    'primary',
    'secondary',
    'error',
  ]);
  expect(shown('Item5')).toEqual({
    dataType: 'track-entry',
    trackGroup: 'Fieldmark',
    track: 'Components',
    color: 'primary',
    tooltipText: 'Item5 (update), own time 5 ms',
    properties: [
      ['own', '5 ms'],
      ['inside', 'List'],
      ['phase', 'update'],
      ['render', '5 ms'],
      ['effects', '10 ms'],
    ],
  });
  expect(drawn.find(({ name }) => name === 'Item5')!.duration).toBeCloseTo(25, 0);
  // No longer than a step of the clock.
  expect(shown('List')).toBeUndefined();

  expect(shown('price')).toMatchObject({ track: 'Functions', color: 'error' });
  expect(shown('price')!.properties).toContainEqual(['called by', 'total']);
  expect(shown('total')!.track).toBe('Functions');
  expect(drawn.find(({ name }) => name === 'total')!.duration).toBeGreaterThanOrEqual(59);
  // A hot loop draws nothing, but for calls in which the machine did something else.
  expect(drawn.filter(({ name }) => name === 'nothing').length).toBeLessThan(100);

  expect(shown('checkout')!.track).toBe('Spans');
  expect(shown('pay')).toMatchObject({ track: 'Spans', properties: [['tries', '2']] });

  const frame = drawn.find(({ name }) => name === 'longFrame work.js')!;
  expect(frame.devtools).toMatchObject({ track: 'Long frames', color: 'error' });
  expect(frame.devtools!.properties).toContainEqual(['invoker', 'FrameRequestCallback']);
  expect(frame.duration).toBeGreaterThanOrEqual(59);
});

test('what is drawn is neither sent nor kept: spans arrive without it, and beforeSend does not see it', async ({
  page,
  site,
}) => {
  const code = `${app({})}
    fieldmark.mark('begun');`;
  const seen = 'beforeSend: (entry) => (seen.push(JSON.stringify(entry)), entry), devtools: true, endpoint';
  await open(
    page,
    site.url,
    await bundle(`const seen = (window.seen = []);\n${code.replace('endpoint', seen)}`, 'development'),
  );
  await addAdapter(page);
  await page.evaluate(() => {
    const { createComponent, countRender } = (window as unknown as Global).adapter;
    countRender(createComponent('Item').mount, undefined, { start: 100, end: 180, own: 80 });
    performance.measure('mine', {
      start: 1,
      end: 2,
      detail: { devtools: { dataType: 'track-entry', track: 'Mine', trackGroup: 'Shop' } },
    });
    (window as unknown as Global).fieldmark.start('shown').end({ devtools: { track: 'Mine' } });
  });
  await work(page);
  await expect
    .poll(() => Object.fromEntries(site.entries('measure').map(({ name, detail }) => [name, detail])))
    .toEqual({
      checkout: undefined,
      pay: { tries: 2 },
      mine: { devtools: { dataType: 'track-entry', track: 'Mine', trackGroup: 'Shop' } },
      shown: { devtools: { track: 'Mine' } },
    });
  const told = JSON.stringify(site.stored());
  for (const own of ['"Fieldmark"', '\u200b', 'track-entry","trackGroup']) expect(told).not.toContain(own);
  const seenByApp = await page.evaluate(() => (window as unknown as { seen: string[] }).seen.join());
  expect(seenByApp).not.toContain('Fieldmark');
  expect(seenByApp).toContain('"name":"pay"');
  // They are told all the same.
  const rows = () => site.entries('functions').flatMap(({ rows }) => rows.map(({ name }) => name));
  await expect.poll(rows).toEqual(expect.arrayContaining(['price', 'total', 'Item']));
  expect(site.entries('long-animation-frame').length).toBeGreaterThan(0);
  expect(
    await page.evaluate(() =>
      performance
        .getEntriesByType('measure')
        .map(({ name }) => name)
        .sort(),
    ),
  ).toEqual(['checkout', 'mine', 'pay', 'shown']);
});

for (const [title, options, mode] of [
  ['without the option', {}, 'development'],
  ['in production', { devtools: true }, 'production'],
] as const)
  test(`${title} nothing is drawn`, async ({ browser, page, site }) => {
    const lines: string[] = [];
    page.on('console', (message) => lines.push(message.text()));
    await open(page, site.url, await bundle(app(options), mode));
    const drawn = await trace(browser, page, () => work(page));
    expect(drawn.map(({ name, devtools }) => [name, devtools]).sort()).toEqual([
      ['checkout', undefined],
      ['pay', undefined],
    ]);
    expect(lines).toEqual([]);
  });

test('an application’s bundler leaves the tracks out in production', async () => {
  const code = `import { init, start, wrap } from './dist/index.js';
    init({ endpoint: '/v1/batches', devtools: true });
    start(wrap('a', String)).end();`;
  const rolled = await rollup({
    input: 'app.js',
    plugins: [
      {
        name: 'app',
        resolveId: (id) => (id === 'app.js' ? dist('../app.js') : null),
        load: (id) => (id === dist('../app.js') ? code : null),
      },
      esbuild({ define: { 'process.env.NODE_ENV': '"production"' }, include: /./ }),
      nodeResolve({ browser: true }),
    ],
  });
  const { output } = await rolled.generate({ format: 'es' });
  const bundles = {
    'esbuild in development': await bundle(code, 'development'),
    esbuild: await bundle(code, 'production'),
    rollup: output[0].code,
    'fieldmark.js': await readFile(dist('fieldmark.js'), 'utf8'),
    'fieldmark.dev.js': await readFile(dist('fieldmark.dev.js'), 'utf8'),
  };
  const texts = ['track-entry', 'tooltipText', 'Long frames', 'Components', 'tertiary', 'clearMeasures'];
  const found = Object.entries(bundles).map(([name, text]) => [
    name,
    texts.filter((one) => text.includes(one)),
  ]);
  expect(Object.fromEntries(found)).toEqual({
    'esbuild in development': texts,
    esbuild: [],
    rollup: [],
    'fieldmark.js': [],
    'fieldmark.dev.js': texts,
  });
});

for (const [file, attributes, group] of [
  ['fieldmark.dev.js', '?data-devtools=', 'Fieldmark'],
  ['fieldmark.dev.js', '?data-devtools=true', 'Fieldmark'],
  ['fieldmark.dev.js', '?data-devtools=false', undefined],
  ['fieldmark.dev.js', '', undefined],
  ['fieldmark.js', '?data-devtools=true', undefined],
] as const)
  test(`${file} with ${attributes || 'no attribute'} draws ${group ? 'tracks' : 'nothing'}`, async ({
    browser,
    page,
    site,
  }) => {
    const lines: string[] = [];
    page.on('console', (message) => lines.push(message.text()));
    await open(page, `${site.url}/${attributes}`, await readFile(dist(file), 'utf8'));
    // An application's own import of the package goes with the script.
    await addAdapter(page);
    const drawn = await trace(browser, page, async () => {
      await page.evaluate(() => {
        const { createComponent, countRender } = (window as unknown as Global).adapter;
        countRender(createComponent('Item').mount, undefined, { start: 100, end: 180, own: 80 });
      });
      await work(page);
    });
    // On a busy machine a frame of our own can be a long one too.
    const others = drawn.filter(({ name }) => !name.endsWith('fieldmark.js'));
    const groups = Object.fromEntries(others.map(({ name, devtools }) => [name, devtools?.trackGroup]));
    expect(groups).toEqual({
      checkout: group,
      pay: group,
      ...(group && { Item: group, 'longFrame work.js': group }),
    });
    expect(lines).toEqual(file === 'fieldmark.js' ? ['fieldmark: there is no option "devtools"'] : []);
    await expect
      .poll(() => site.entries('measure').map(({ detail }) => detail))
      .toEqual([undefined, { tries: 2 }]);
  });

test('in development the script and the package throw for a wrong option, the new one too', async ({
  page,
  site,
}) => {
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  const thrown = (options: object) =>
    page.evaluate((options) => {
      try {
        (window as unknown as Global).fieldmark.init(options as never);
      } catch (error) {
        return String(error);
      }
      return 'nothing';
    }, options);
  const wrong = { endpoint: '/v1/batches', devtools: 'maybe' };
  const sentence = 'TypeError: fieldmark: devtools must be true or false, not string maybe';
  await open(page, `${site.url}/?bare`, await readFile(dist('fieldmark.dev.js'), 'utf8'));
  expect(await thrown(wrong)).toBe(sentence);
  expect(await thrown({ endpoint: '/v1/batches', sampelRate: 1 })).toBe(
    'TypeError: fieldmark: there is no option "sampelRate"',
  );
  await page.unroute('**/fieldmark.js');
  // No bundler has replaced anything here but `process.env.NODE_ENV`, and no browser has a `process`.
  await open(
    page,
    `${site.url}/?bare`,
    await bundle(`${app({})}`.replace('fieldmark.init', '//'), 'development'),
  );
  expect(await thrown(wrong)).toBe(sentence);
  expect(await thrown({ ...wrong, devtools: true, beforeSend: 7 })).toBe(
    'TypeError: fieldmark: beforeSend must be a function, not number 7',
  );
});

test('Vite’s development server is development, and its build is production', async ({ page, site }) => {
  const shop = await viteShop(site.url);
  try {
    const observed = async (url: string) => {
      await open(page, url, '');
      await page.getByText('measured').waitFor();
      return page.evaluate(() =>
        (window as unknown as Global).observed.map(({ name, detail }) => [name, !!detail?.devtools]),
      );
    };
    // On a busy machine there can be long frames as well.
    expect(await observed(await shop.develop())).toContainEqual(['checkout', true]);
    const built = await shop.build();
    expect(built).toContain('checkout');
    for (const text of ['track-entry', 'Long frames', 'tertiary']) expect(built).not.toContain(text);
  } finally {
    await shop.remove();
  }
});

test('the README’s code for DevTools works as written', async ({ browser, page, site, collector }) => {
  const code = block('devtools')
    .replace('http://127.0.0.1:7007', site.url)
    .replace("'fieldmark'", "'./dist/index.js'");
  await open(
    page,
    site.url,
    await bundle(
      `${code}\nimport * as fieldmark from './dist/index.js'; window.fieldmark = fieldmark;`,
      'development',
    ),
  );
  // On a busy machine there can be long frames as well.
  const spans = async () =>
    (
      await trace(browser, page, () =>
        page.evaluate(() => (window as unknown as Global).fieldmark.start('span').end()),
      )
    ).filter(({ name }) => name === 'span');
  const track = [{ name: 'span', devtools: { trackGroup: 'Fieldmark', track: 'Spans' } }];
  expect(await spans()).toMatchObject(track);
  const tag = block('devtools-tag').replaceAll('http://127.0.0.1:7007', collector.url);
  await open(page, `${site.url}/?bare&before=${encodeURIComponent(tag)}`, '');
  expect(await spans()).toMatchObject(track);
});
