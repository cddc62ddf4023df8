import type { Page } from '@playwright/test';
import { expect, flush, started, test } from '../fixtures.js';
import type { Site } from '../site.js';

type Sdk = typeof import('../../src/client/index.js');
declare const sdk: Sdk;

async function open(page: Page, site: Site): Promise<void> {
  await page.goto(`${site.url}/module`);
  await page.waitForFunction(() => 'sdk' in window);
  await page.evaluate(() => sdk.init({ endpoint: '/v1/batches', app: 'test' }).flush());
}

/** The measures that were told, by name. */
const told = async (page: Page, site: Site) => {
  await page.evaluate(() => sdk.flush());
  return Object.fromEntries(site.entries('measure').map((entry) => [entry.name, entry]));
};
const names = async (page: Page, site: Site) => Object.keys(await told(page, site)).sort();

/** As in browsers without Element Timing. */
const withoutElementTiming = (page: Page) =>
  page.addInitScript(() => {
    const types = PerformanceObserver.supportedEntryTypes.filter((type) => type !== 'element');
    Object.defineProperty(PerformanceObserver, 'supportedEntryTypes', { value: types });
  });

for (const api of ['with', 'without'])
  test(`what is painted is measured from its making, ${api} Element Timing`, async ({ page, site }) => {
    if (api === 'without') await withoutElementTiming(page);
    await open(page, site);
    const painted = await page.evaluate(async () => {
      const busy = (ms: number) => {
        const end = performance.now() + ms;
        while (performance.now() < end);
      };
      const paints: Record<string, number> = {};
      new PerformanceObserver((list) => {
        for (const { identifier, startTime } of list.getEntries() as (PerformanceEntry & {
          identifier: string;
        })[])
          paints[identifier] = startTime;
      }).observe({ type: 'element' });
      customElements.define(
        'my-card',
        class extends HTMLElement {
          connectedCallback() {
            this.attachShadow({ mode: 'open' }).innerHTML = '<p>In the shadow.</p>';
          }
        },
      );
      const make = (tag: string, name: string) => {
        const element = document.createElement(tag);
        sdk.measureElement(element, name);
        return element;
      };
      const text = make('p', 'text');
      text.textContent = 'Some text.';
      const own = document.createElement('p');
      own.textContent = 'With an attribute of its own.';
      own.setAttribute('elementtiming', 'mine');
      sdk.measureElement(own, 'own');
      const empty = make('div', 'empty');
      const card = make('my-card', 'card');
      const image = make('img', 'image') as HTMLImageElement;
      make('p', 'detached').textContent = 'Nobody sees it.';
      const hidden = make('p', 'hidden');
      hidden.style.display = 'none';
      busy(30);
      document.body.append(text, own, empty, card, image, hidden);
      // It takes its time.
      setTimeout(() => {
        image.src = `data:image/svg+xml,${encodeURIComponent(
          '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><circle cx="45" cy="45" r="40"/></svg>',
        )}`;
      }, 100);
      return { paints, attribute: [text, own].map((element) => element.getAttribute('elementtiming')) };
    });
    expect(painted.attribute).toEqual(['text', 'mine']);
    await expect.poll(() => names(page, site)).toEqual(['card', 'empty', 'image', 'own', 'text']);
    const measures = await told(page, site);
    for (const name of ['card', 'empty', 'own', 'text'])
      expect(measures[name]!.duration, name).toBeGreaterThanOrEqual(29.9);
    expect(measures.image!.duration).toBeGreaterThanOrEqual(129);
    for (const { duration } of Object.values(measures)) expect(duration).toBeLessThan(20_000);
  });

test('a custom element is measured from its constructor, whoever makes it', async ({ page, site }) => {
  // The parser makes the first: it knows the class by then.
  const parsed = `<style>my-card { display: block }</style><script src="/instrument.js"></script><script>
    customElements.define('my-card', class extends HTMLElement {
      constructor() {
        super();
        const name = 'card ' + (window.made = (window.made ?? 0) + 1);
        fieldmark.measureElement(this, name);
      }
    });
    </script><my-card>Some text.</my-card>`;
  await page.goto(`${site.url}/?before=${encodeURIComponent(parsed)}`);
  await started(page);
  const paints = await page.evaluate(async () => {
    const Card = customElements.get('my-card')!;
    const show = (element: Element) => {
      element.textContent = 'Some text.';
      document.body.append(element);
    };
    show(document.createElement('my-card'));
    // In its own frame, too.
    requestAnimationFrame(() => show(new Card()));
    const late = document.createElement('my-card');
    await new Promise((done) => setTimeout(done));
    show(late);
    document.body.insertAdjacentHTML('beforeend', '<my-card>Some text.</my-card>');
    const paints: Record<string, number> = {};
    await new Promise<void>((done) => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { identifier: string })[])
          paints[entry.identifier] = entry.startTime;
        if (Object.keys(paints).length === 5) done();
      }).observe({ type: 'element', buffered: true });
    });
    return paints;
  });
  const ends = () =>
    Object.fromEntries(
      site.entries('measure').map(({ name, startTime, duration }) => [name, startTime + duration]),
    );
  await expect
    .poll(async () => {
      await flush(page);
      return Object.keys(ends()).sort();
    })
    .toEqual(['card 1', 'card 2', 'card 3', 'card 4', 'card 5']);
  for (const [name, end] of Object.entries(ends())) expect(end, name).toBeCloseTo(paints[name]!, 0);
  const elements = page.locator('my-card');
  await expect(elements).toHaveCount(5);
  for (const element of await elements.all())
    await expect(element).toHaveAttribute('elementtiming', /^card \d$/);
});

test('Element Timing’s own time counts where there is one', async ({ page, site }) => {
  await open(page, site);
  const paint = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list) => done(list.getEntries()[0]!.startTime)).observe({ type: 'element' });
        const element = document.createElement('p');
        sdk.measureElement(element, 'hero');
        element.textContent = 'A hero.';
        document.body.append(element);
      }),
  );
  await expect.poll(() => names(page, site)).toEqual(['hero']);
  const { startTime, duration } = (await told(page, site)).hero!;
  expect(startTime + duration).toBeCloseTo(paint, 0);
});

test('an element that waits under a name or is painted is not measured again', async ({ page, site }) => {
  await open(page, site);
  await page.evaluate(async () => {
    const hero = document.createElement('p');
    hero.textContent = 'Some text.';
    const again = () => {
      sdk.measureElement(hero, 'hero');
      sdk.measureElement(hero, 'hero');
    };
    again();
    document.body.append(hero);
    await new Promise<void>((done) => {
      new PerformanceObserver(() => done()).observe({ type: 'element', buffered: true });
    });
    // As React's refs do with each render.
    again();
    sdk.measureElement(hero, 'by another name');
    const last = document.createElement('p');
    last.textContent = 'The last one.';
    sdk.measureElement(last, 'last');
    document.body.append(last);
  });
  await expect.poll(() => names(page, site)).toContain('last');
  expect(site.entries('measure').map(({ name }) => name)).toEqual(['hero', 'last']);
});

test('a page that is left at once has told what was there', async ({ page, site }) => {
  await open(page, site);
  await page.evaluate(async () => {
    const element = document.createElement('div');
    sdk.measureElement(element, 'short');
    document.body.append(element);
    const seen = new Promise((done) => new IntersectionObserver(done).observe(element));
    await seen;
    // Its callback comes after those of the same frame.
    await new Promise(requestAnimationFrame);
    dispatchEvent(new PageTransitionEvent('pagehide'));
  });
  await expect.poll(() => site.entries('measure').map(({ name }) => name)).toEqual(['short']);
});

test('elements that are never painted are let go, and what is none is warned about', async ({
  page,
  site,
}) => {
  const warnings: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  await open(page, site);
  await page.evaluate(() => {
    const gone: WeakRef<Element>[] = [];
    for (let i = 0; i < 1_000; i++) {
      const element = document.createElement('p');
      sdk.measureElement(element, `row ${i}`);
      if (i % 2) {
        document.body.append(element);
        element.remove();
      }
      gone.push(new WeakRef(element));
    }
    Object.assign(window, { left: () => gone.filter((ref) => ref.deref()).length });
    sdk.measureElement(null as never, 'none');
  });
  const cdp = await page.context().newCDPSession(page);
  await expect
    .poll(async () => {
      await cdp.send('HeapProfiler.collectGarbage');
      return page.evaluate('left()');
    })
    .toBe(0);
  expect(warnings).toEqual([expect.stringContaining('TypeError')]);
  expect(await names(page, site)).toEqual([]);
});
