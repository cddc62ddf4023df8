// Visits by chance: what pages make, how they are left and what the endpoint answers; what was made is stored once.
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { expect } from '../fixtures.js';
import type { Answer, Site } from '../site.js';
import { browsers, rounds, test } from './rawVisits.js';
import { layOut, type Step } from './tour.js';

/** The ways to leave a page: code after which the visitor is at the next one, here or elsewhere. */
const ways: Record<string, (next: number, site: Site) => string> = {
  'by a link': (next) => `goTo(${next});`,
  'replaced by the next': (next) => `location.replace('/step/${next}');`,
  'loaded anew': () => 'sessionStorage[step] = 1; location.reload();',
  'and come back to': () => `sessionStorage[step] = 1; location.href = '/beside/' + app;`,
  'for another site': (next, { url }) => {
    const back = `<script>onload = () => { location.href = '${url}/step/${next}'; };</script>`;
    const other = url.replace('127.0.0.1', 'localhost');
    return `location.href = '${other}/?${new URLSearchParams({ bare: '', before: back })}';`;
  },
  'for the next in front of it': (next) => `open('/step/${next}', '', 'noopener');`,
  // The first page cannot, and stays open behind the others.
  'closed beside the next': (next) => `open('/step/${next}'); close();`,
  'closed, the next in a process of its own': (next) => `open('/step/${next}', '', 'noopener'); close();`,
  'killed with the browser': (next) => `signal('killed before ${next}');`,
};

/** What a page may do that is in our way when it is left. */
const habits = [
  "addEventListener('unload', () => {});",
  "addEventListener('beforeunload', () => {});",
  "addEventListener('pagehide', () => {});",
  "addEventListener('pagehide', () => performance.mark('left'));",
  "document.addEventListener('visibilitychange', () => fieldmark.flush());",
];

const burst = fc.record({
  count: fc.constantFrom(1, 5, 40, 400, 2_000),
  /** A view of its own. */
  view: fc.boolean(),
  /** ms. */
  wait: fc.nat(300),
});
const aVisit = fc.record({
  habits: fc.subarray(habits, { maxLength: 2 }),
  interval: fc.constantFrom(200, 600_000),
  bursts: fc.array(burst, { minLength: 1, maxLength: 4 }),
  /** Made when all else is old: it may get lost, and is in the way. */
  young: fc.option(burst),
  way: fc.constantFrom(...Object.keys(ways)),
});
type Visit = typeof aVisit extends fc.Arbitrary<infer T> ? T : never;

const good: Answer = { status: 204 };
const bad: (Answer | 'too large')[] = [
  { status: 503 },
  { status: 500 },
  { status: 429, headers: { 'Retry-After': '1' } },
  'too large',
  'hang',
  'reset',
  'lost',
];
const anAnswer = fc.record({
  answer: fc.oneof(
    { weight: 6, arbitrary: fc.constant(good) },
    { weight: 4, arbitrary: fc.constantFrom(...bad) },
  ),
  /** ms. */
  after: fc.oneof(fc.constant(0), fc.nat(600)),
});

const aWalk = fc.record({
  visits: fc.array(aVisit, { minLength: 8, maxLength: 8 }),
  answers: fc.array(anAnswer, { minLength: 300, maxLength: 300 }),
});

const pause = (ms: number) => `await sleep(${ms});`;
const running = "await until(() => 'flush' in (window.fieldmark ?? {}));";

/** A visit's page, and how many measures are older than 300 ms when it is left. */
function toStep(site: Site, { habits, interval, bursts, young, way }: Visit, step: number) {
  let made = 0;
  const make = ({ count, view, wait }: Visit['bursts'][number]) => `
    ${view ? `history.pushState(0, '', '#${made}');` : ''}
    for (let i = ${made}; i < ${(made += count)}; i++)
      performance.measure('${step}:' + i, { start: 0, end: i, detail: { i } });
    ${pause(wait)}`;
  const old = bursts.map(make).join('');
  const count = made;
  const page: Step = {
    query: { 'data-send-interval': String(interval) },
    before: `addEventListener('pageshow', ({ persisted }) => persisted && goTo(step + 1));
      addEventListener('storage', () => fieldmark.flush());
      ${habits.join('')}`,
    during: `if (sessionStorage[step]) {
        goTo(step + 1);
        await forever;
      }
      ${running}
      ${old}
      ${pause(300)}
      // A later transaction comes after those that were begun.
      await until(async () => (await databases()).includes('fieldmark:' + app));
      const database = await openDatabase();
      const after = database.transaction('chunks', 'readwrite').objectStore('chunks').count();
      await until(() => after.readyState === 'done');
      database.close();
      ${young ? make(young) : ''}`,
    leave: (next) => ways[way]!(next, site),
  };
  return { page, count };
}

/** Has everything sent, by pages that are still open too. */
const last: Step = {
  during: `${running}
    await signal('last');
    localStorage.last = 1;
    const database = await openDatabase();
    for (let waiting; waiting?.result !== 0; ) {
      await flushed();
      ${pause(300)}
      waiting = database.transaction('chunks').objectStore('chunks').count();
      await until(() => waiting.readyState === 'done');
    }`,
};

// More of them: `FIELDMARK_ROUNDS=50 FIELDMARK_SEED=1000 npx playwright test tests/client/walk --workers=1`.
const firstSeed = Number(process.env.FIELDMARK_SEED ?? 1);
for (let seed = firstSeed; seed < firstSeed + rounds; seed++)
  for (const browser of browsers)
    test(`${browser}, visits by chance: what was older than 300 ms is stored once, seed ${seed}`, async ({
      open,
      site,
    }) => {
      // A request that is never answered is given up after half a minute.
      test.setTimeout(240_000);
      const { visits, answers } = fc.sample(aWalk, { seed, numRuns: 1 })[0]!;
      const steps = visits.map((visit, step) => toStep(site, visit, step));
      const start = layOut(site, [
        {
          app: 'walk',
          steps: [...steps.map(({ page }) => page), last],
          beside: { during: 'history.back(); await forever;' },
        },
      ]);
      site.answer = async ({ batches }) => {
        const { answer, after } = answers.shift() ?? { answer: good, after: 0 };
        if (site.signals.includes('walk: last')) return good;
        await sleep(after);
        if (answer !== 'too large') return answer;
        return { status: batches.flatMap(({ entries }) => entries).length > 30 ? 413 : 204 };
      };

      let { kill } = await open(browser, start);
      for (const [step, { way }] of visits.entries())
        if (way === 'killed with the browser') {
          const next = step + 1;
          await expect.poll(() => site.signals, { timeout: 60_000 }).toContain(`walk: killed before ${next}`);
          await kill();
          ({ kill } = await open(browser, `${site.url}/step/${next}`));
        }
      await expect.poll(() => site.signals, { timeout: 90_000 }).toContain('walk: end');

      const made = steps.flatMap(({ count }, step) =>
        Array.from({ length: count }, (_, i) => `${step}:${i}`),
      );
      const stored = () => site.entries('measure').map(({ name }) => name);
      // What the browser itself holds may still be on its way.
      await expect
        .poll(() => {
          const names = new Set(stored());
          return made.filter((name) => !names.has(name));
        })
        .toEqual([]);
      expect(stored()).toHaveLength(new Set(stored()).size);
      expect(site.signals.filter((signal) => signal.startsWith('walk: complaint'))).toEqual([]);
    });
