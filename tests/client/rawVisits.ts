import { test as base, expect } from '../fixtures.js';
import { type BrowserName, makeProfile, missing, openRawBrowser, type RawBrowser } from '../rawBrowser.js';
import type { Answer, Site } from '../site.js';

export const browsers = ['chromium', 'firefox', 'webkit'] as const;
/** How often what is a matter of chance is done. */
export const rounds = Number(process.env.FIELDMARK_ROUNDS ?? 1);
/** A machine that runs other tests may take longer than 300 ms; by hand, on one that does not, no time is added. */
const patient = !process.env.FIELDMARK_ROUNDS;
const measures = 200;

/** Opens browsers that no tool drives, one after the other on the same profile; skips where there is none. */
export const test = base.extend<{
  open: (browser: BrowserName, url: string, attached?: boolean) => Promise<RawBrowser>;
}>({
  // No page of Playwright's.
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  quiet: async ({}, use) => use(undefined),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  open: async ({}, use) => {
    test.setTimeout(120_000);
    const profile = await makeProfile();
    const opened: RawBrowser[] = [];
    await use(async (browser, url, attached) => {
      test.skip(!!missing[browser], missing[browser]);
      opened.push(await openRawBrowser(browser, url, profile.folder, attached));
      return opened.at(-1)!;
    });
    for (const { kill } of opened) await kill();
    await profile.remove();
  },
});

export interface Plan {
  /** How the endpoint answers from the visit on, until the next. */
  answer?: Answer | Site['answer'];
  /** Of the visit; the site's own unless said otherwise. */
  endpoint?: string;
  /** The visit's first request is still under way when it ends, and no page of ours follows. */
  underWay?: true;
  /** How the visit ends. */
  end: 'navigate' | 'close' | 'stay';
}

/**
 * Tells the site how to answer, and makes pages that drive themselves: `warm` has the database made and goes on to a
 * visit, which makes measures and, in Chromium, long frames, lets them get 300 ms old and signals `old`. `next` is where
 * it goes then, or is to go.
 */
export function planVisits(site: Site, plan: Plan): Record<'warm' | 'visit' | 'next', string> {
  const { answer = good, endpoint = '/v1/batches', underWay, end } = plan;
  const visiting = () => site.signals.includes('work') && !site.signals.includes('next');
  let first = underWay;
  site.answer = (received) => {
    if (!visiting()) return good;
    if (first) {
      first = undefined;
      site.signal('asked');
      return 'hang';
    }
    return typeof answer === 'function' ? answer(received) : answer;
  };

  const next = `${site.url}/next?${underWay ? 'bare&' : ''}${before("fetch('/signal/next');")}`;
  const visit = `${site.url}/?data-endpoint=${encodeURIComponent(endpoint)}&${before(`
    const asked = ${underWay} && fetch('/wait/asked');
    await fetch('/signal/work');
    if (asked) void fieldmark.flush();
    await asked;
    if (PerformanceObserver.supportedEntryTypes.includes('long-animation-frame')) await makeLongFrames(10);
    makeMeasures(${measures});
    await sleep(300);
    while (${patient} && (await onDisk()) < ${measures}) await sleep(20);
    await fetch('/signal/old');
    ${{ navigate: go(next), close: 'close();', stay: '' }[end]}
  `)}`;
  // Of another site, so that the visit's process ends with its tab.
  const opener = `${site.url.replace('127.0.0.1', 'localhost')}/?bare&${before(`
    const tab = open(${JSON.stringify(visit)});
    while (!tab.closed) await sleep(50);
    ${go(next)}
  `)}`;
  const warm = `${site.url}/?${before(`
    await fieldmark.flush();
    ${go(end === 'close' ? opener : visit)}
  `)}`;
  return { warm, visit, next };
}

const good: Answer = { status: 204 };

const go = (url: string) => `location.href = ${JSON.stringify(url)};`;

const before = (code: string) =>
  `before=${encodeURIComponent(`<script type="module">
    const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
    addEventListener('load', async () => { ${code} });
  </script>`)}`;

/** All is stored, nothing under two numbers, and a number means the same each time it comes. */
export async function expectAll(site: Site, browser: BrowserName): Promise<void> {
  await expect.poll(() => site.entries('measure').length, { timeout: 60_000 }).toBe(measures);
  // They may come in another request.
  if (browser === 'chromium')
    await expect.poll(() => site.entries('long-animation-frame').length).toBeGreaterThanOrEqual(9);
  // An endpoint may have stored what it has not acknowledged.
  const seen = new Map<string, string>();
  for (const { batches } of site.received)
    for (const { page, from, entries } of batches)
      for (const [i, entry] of entries.entries()) {
        const id = `${page.id}:${from + i}`;
        const json = JSON.stringify(entry);
        expect(seen.get(id) ?? json).toBe(json);
        seen.set(id, json);
      }
  const types = [...seen.values()].map((json) => JSON.parse(json).type);
  expect(types.filter((type) => type === 'measure')).toHaveLength(measures);
}
