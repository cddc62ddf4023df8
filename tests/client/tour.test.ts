// Bad ground, consent and tabs in Firefox and WebKit: one browser goes through all of it.
import { type Account, accounts } from '../account.js';
import { expect } from '../fixtures.js';
import { type Answer, isStored, type Received, type Site, type Stored } from '../site.js';
import { damages, record } from './otherHands.js';
import { test } from './rawVisits.js';
import { layOut, nonce, type Step, type Stop } from './tour.js';

interface Case extends Stop {
  what: string;
  /** Measures that are stored in the end, each once. */
  measures: number | ((signals: string[]) => number);
  /** Whether the page worked from memory. */
  memory?: boolean;
  answer?(received: Received, site: Site): Answer;
  check?(seen: Seen): void;
}

/** What the endpoint has seen of a case. */
interface Seen {
  stored: Stored[];
  received: Received[];
  accounts: Map<string, Account>;
  signals: string[];
}

const quick = { 'data-send-interval': '200' };
const bare = { bare: '' };
const good: Answer = { status: 204 };
const down: Answer = { status: 503, headers: { 'Retry-After': '600' } };
const make = "await made(50, 'before'); await made(50, 'after');";
const revisit: Step = { during: 'await flushed();' };

/** A visit to a page to which something was done, and a visit after it. */
const visit = (app: string, what: string, step: Step, more: Partial<Case> = {}): Case => ({
  app,
  what,
  measures: 100,
  steps: [{ query: quick, during: make, ...step }, revisit],
  ...more,
});

const around: Case[] = [
  visit('fetch-throws', 'fetch throws', { before: "window.fetch = () => JSON.parse('{');" }),
  visit('fetch-hangs', 'fetch never settles', { before: 'window.fetch = () => forever;' }),
  visit('no-locks', 'without Web Locks', {
    before: "Object.defineProperty(navigator, 'locks', { value: undefined });",
  }),
  visit('locks-reject', 'Web Locks reject', {
    before: "navigator.locks.request = () => Promise.reject(new Error('no'));",
  }),
  visit('no-gzip', 'without CompressionStream', { before: 'delete window.CompressionStream;' }),
  visit('frozen', 'what we call is frozen', {
    before:
      'for (const it of [performance, Performance.prototype, fetch, PerformanceObserver]) Object.freeze(it);',
  }),
  visit('clock', 'the clock steps back an hour', {
    during: `await made(50, 'before');
      const now = Date.now;
      Date.now = () => now() - 3600000;
      await made(50, 'after');`,
  }),
  visit('policy', 'a strict content security policy', {
    query: {
      ...quick,
      csp: `default-src 'none'; script-src 'self' 'nonce-${nonce}'; connect-src 'self'; img-src data:`,
    },
  }),
  visit('trusted-types', 'Trusted Types that allow no policy', {
    query: { ...quick, csp: "require-trusted-types-for 'script'; trusted-types 'none'" },
  }),
  visit('twice', 'two bundles on one page', {
    html: '<script src="/fieldmark.js" data-endpoint="/v1/batches" data-app="twice"></script>',
  }),
  visit('reload', 'a reload', {
    during: `await made(50, 'visit');
      if (!sessionStorage.reloaded) {
        sessionStorage.reloaded = 1;
        location.reload();
        await forever;
      }`,
  }),
  visit(
    'refuses',
    'an endpoint that refuses one entry (400)',
    {
      during: `await made(50, 'before');
        performance.mark('bad');
        await flushed();
        await made(50, 'after');`,
    },
    {
      answer: ({ batches }) =>
        batches.some(({ entries }) => entries.some((entry) => entry.type === 'mark' && entry.name === 'bad'))
          ? { status: 400 }
          : good,
      check: ({ stored, accounts }) => {
        const page = stored.find(({ entry }) => entry.type === 'measure')!.page;
        expect(accounts.get(page)!.dropped.rejected).toBeGreaterThan(0);
      },
    },
  ),
  {
    app: 'sandboxed',
    what: 'a sandboxed frame without an origin',
    measures: 100,
    memory: true,
    answer: () => ({ status: 204, headers: { 'Access-Control-Allow-Origin': '*' } }),
    steps: [
      {
        query: bare,
        during: `const frame = document.createElement('iframe');
          frame.sandbox = 'allow-scripts';
          frame.src = '/beside/sandboxed';
          const told = new Promise((done) => addEventListener('message', done));
          document.body.append(frame);
          await told;`,
      },
    ],
    beside: { query: quick, during: `${make} parent.postMessage('made', '*');` },
  },
];

const disk: Case[] = [
  visit(
    'no-database',
    'without IndexedDB',
    { before: "Object.defineProperty(window, 'indexedDB', { value: undefined });" },
    { memory: true },
  ),
  visit(
    'refused',
    'IndexedDB is refused',
    { before: "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };" },
    { memory: true },
  ),
  visit(
    'full',
    'the disk is full',
    { before: "IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };" },
    { memory: true },
  ),
  visit('full-later', 'the disk gets full in mid-visit', {
    during: `await made(50, 'before');
      IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };
      await made(50, 'after');`,
  }),
  visit('newer-tab', 'a newer bundle changes the database in mid-visit', {
    during: `await made(50, 'before');
      await openDatabase(2, (database) => database.createObjectStore('newer'));
      await made(50, 'after');`,
  }),
  {
    app: 'newer',
    what: 'beside a database of a newer bundle',
    measures: 100,
    memory: true,
    steps: [
      {
        query: bare,
        during: "await openDatabase(2, (database) => database.createObjectStore('newer').put('its own', 0));",
      },
      { query: quick, during: make },
      {
        query: bare,
        during: `const database = await openDatabase(2);
          const read = database.transaction('newer').objectStore('newer').get(0);
          await until(() => read.readyState === 'done');
          await signal(read.result);`,
      },
    ],
    check: ({ signals }) => expect(signals).toContain('its own'),
  },
  {
    app: 'damaged',
    what: 'records of an older bundle, and damaged ones',
    measures: 0,
    steps: [{ query: bare, during: seed('damaged') }, revisit, revisit],
    check: ({ stored, accounts, received }) => {
      for (const [i, [what, , told]] of damages.entries()) {
        const names = stored
          .filter(({ page }) => page === dead(i))
          .sort((a, b) => a.seq - b.seq)
          .map(({ entry }) => entry.type === 'mark' && entry.name);
        expect.soft(names, what).toEqual(['first', 'zweiter Schluß', 'fifth']);
        expect.soft(accounts.get(dead(i)), what).toEqual({
          numbered: 5,
          stored: 3,
          ...(told ? { dropped: { corrupt: 2 }, missing: 0 } : { dropped: {}, missing: 2 }),
        });
      }
      expect(received.map(({ status }) => status)).not.toContain(400);
    },
  },
];

/** Ids of pages that are dead. */
function dead(i: number): string {
  return `018f3a5e-0000-7000-8000-00000000000${i}`;
}

/** Code that puts on the disk what a dead page has left for each kind of damage: three records, one of them damaged. */
function seed(app: string): string {
  const records = damages.flatMap(([, damage], i) => [
    record(dead(i), 0, ['first', 'zweiter Schluß'], app),
    damage(record(dead(i), 2, ['third', 'fourth'], app)),
    record(dead(i), 4, ['fifth'], app),
  ]);
  return `const database = await openDatabase(1, (database) => {
      database.createObjectStore('chunks', { keyPath: 'key' });
      database.createObjectStore('session');
    });
    const write = database.transaction('chunks', 'readwrite');
    for (const record of ${JSON.stringify(records)})
      write.objectStore('chunks').put(record);
    await new Promise((done) => { write.oncomplete = done; });
    database.close();`;
}

/** How often each number of dead pages was sent to an endpoint that stored it. */
function timesStored(received: Received[]): number[] {
  const times = new Map<string, number>();
  for (const { batches, status } of received)
    if (isStored(status))
      for (const { page, from, entries } of batches)
        for (const [i, { type }] of entries.entries())
          if (type === 'measure') {
            const key = `${page.id} ${from + i}`;
            times.set(key, (times.get(key) ?? 0) + 1);
          }
  return [...times.values()];
}

const threeTabs = `const tabs = [1, 2, 3].map(() => open('/beside/' + app));
  await until(() => tabs.every((tab) => tab.closed));`;
/** What the browser holds back to send by itself would come once more. */
const noCopy = 'delete window.fetchLater;';

const tabs: Case[] = [
  {
    app: 'tabs',
    what: 'three tabs at once',
    // Firefox opens a fourth at times, when the first is closed.
    measures: (signals) => 100 * signals.filter((signal) => signal === 'tab').length,
    // A tab may be closed before all of its own is out.
    steps: [{ query: bare, during: threeTabs }, revisit],
    beside: { query: quick, during: `await signal('tab'); ${make} close();` },
    check: ({ accounts, signals }) => {
      expect(signals.length).toBeGreaterThanOrEqual(3);
      expect(accounts.size).toBeGreaterThanOrEqual(signals.length);
    },
  },
  {
    app: 'left',
    what: 'what a dead page has left is sent by one of three tabs, once',
    measures: 50,
    answer: (_, { signals }) => (signals.includes('left: up') ? good : down),
    steps: [
      { query: quick, before: noCopy, during: "await made(50, 'before');" },
      { query: bare, during: `await signal('up'); ${threeTabs}` },
      revisit,
    ],
    beside: { before: noCopy, during: 'await flushed(); close();' },
    check: ({ received }) => expect(timesStored(received)).toEqual(Array(50).fill(1)),
  },
  {
    app: 'handover',
    what: 'a tab that is closed while it sends what a dead page has left',
    measures: 50,
    answer: (_, { signals }) =>
      signals.includes('handover: closed') ? good : signals.includes('handover: up') ? 'hang' : down,
    steps: [
      { query: quick, before: noCopy, during: "await made(50, 'before');" },
      {
        query: bare,
        during: `await signal('up');
          const sending = new Promise((done) => addEventListener('message', done));
          const tab = open('/beside/handover');
          await sending;
          tab.close();
          await until(() => tab.closed);
          await signal('closed');`,
      },
      { before: noCopy, during: revisit.during! },
    ],
    beside: {
      before: `${noCopy}
        const send = fetch;
        window.fetch = (...args) => {
          opener.postMessage('sending', '*');
          return send(...args);
        };`,
      during: 'await fieldmark.flush();',
    },
    check: ({ received }) => expect(timesStored(received)).toEqual(Array(50).fill(1)),
  },
  {
    app: 'cached',
    what: 'a page that comes back from the back/forward cache',
    measures: 100,
    steps: [
      {
        query: quick,
        before: `addEventListener('pageshow', async ({ persisted }) => {
          if (!persisted) return;
          await signal('persisted');
          await made(50, 'after');
          goTo(step + 2);
        });`,
        during: `if (sessionStorage.back) {
            await signal('loaded anew');
            goTo(step + 2);
            await forever;
          }
          await made(50, 'before');`,
      },
      { query: bare, during: 'sessionStorage.back = 1; history.back(); await forever;' },
      revisit,
    ],
    check: ({ signals, accounts, stored }) => {
      expect(signals).toContain('persisted');
      expect(
        new Set(stored.filter(({ entry }) => entry.type === 'measure').map(({ page }) => page)).size,
      ).toBe(1);
      expect([...accounts.values()].every(({ missing }) => !missing)).toBe(true);
    },
  },
];

const consent: Case[] = [
  {
    app: 'pending',
    what: 'pending, then granted',
    measures: 50,
    // Nothing comes before the visitor has agreed.
    answer: (_, { signals }) => (signals.includes('pending: agreed') ? good : { status: 422 }),
    steps: [
      {
        query: { ...quick, 'data-consent': 'pending' },
        during: `await made(50, 'before');
          await sleep(500);
          if ((await databases()).includes('fieldmark:' + app)) complain('it writes');
          await signal('agreed');
          await fieldmark.setConsent('granted');
          await flushed();`,
      },
      revisit,
    ],
    check: ({ received }) => expect(received.map(({ status }) => status)).not.toContain(422),
  },
  {
    app: 'denied',
    what: 'denied, after a visit that left something',
    measures: 0,
    answer: (_, { signals }) => (signals.includes('denied: erased') ? good : down),
    steps: [
      { query: quick, before: noCopy, during: "await made(50, 'before');" },
      {
        query: { ...quick, 'data-consent': 'denied' },
        during: `await made(50, 'after');
          await until(async () => !(await databases()).includes('fieldmark:' + app));
          await signal('erased');`,
      },
      revisit,
    ],
  },
  {
    app: 'forget',
    what: 'forget() in mid-visit',
    measures: 50,
    answer: (_, { signals }) => (signals.includes('forget: forgotten') ? good : down),
    steps: [
      {
        query: quick,
        before: noCopy,
        during: `await made(50, 'before');
          await fieldmark.forget();
          await signal('forgotten');
          await made(50, 'after');`,
      },
      revisit,
    ],
    check: ({ stored }) =>
      expect(
        stored.every(({ entry }) => entry.type !== 'measure' || entry.name.startsWith('work:after')),
      ).toBe(true),
  },
];

const tours: [what: string, cases: Case[]][] = [
  ['whatever was done to the page', around],
  ['whatever becomes of the disk', disk],
  ['with several tabs, and from the back/forward cache', tabs],
  ['as the visitor agrees', consent],
];

// Chromium has a test of its own for each case.
for (const browser of ['firefox', 'webkit'] as const)
  for (const [what, cases] of tours)
    test(`${browser} stores everything once, ${what}`, async ({ open, site }) => {
      site.answer = (received) => {
        const app = received.batches[0]?.page.app;
        return cases.find((one) => one.app === app)?.answer?.(received, site) ?? good;
      };
      await open(browser, layOut(site, cases));
      await expect
        .poll(() => site.signals, { timeout: 110_000 })
        .toContainEqual(expect.stringMatching(/: end$/));
      expect(site.signals.filter((signal) => signal.includes('complaint'))).toEqual([]);
      for (const { app, what, measures, memory, check } of cases)
        await test.step(what, async () => {
          const received = site.received.filter(({ batches }) => batches[0]?.page.app === app);
          const stored = site.stored().filter(({ batch }) => batch.page.app === app);
          const made = stored.filter(({ entry }) => entry.type === 'measure');
          const told = accounts(received);
          const signals = site.signals.flatMap((signal) => signal.split(`${app}: `).slice(1));
          expect.soft(made.length, what).toBe(typeof measures === 'number' ? measures : measures(signals));
          for (const { page } of made) expect.soft(told.get(page)!.missing, what).toBe(0);
          // What goes out before the disk has answered cannot say so yet.
          if (memory) expect.soft(made.at(-1)?.batch.page.buffer, what).toBe('memory');
          check?.({ stored, received, accounts: told, signals });
        });
    });
