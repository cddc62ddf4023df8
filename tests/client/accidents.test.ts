// What only the browser itself can bring about, where no tool drives it.
import { expect } from '../fixtures.js';
import type { BrowserName, RawBrowser } from '../rawBrowser.js';
import type { Received } from '../site.js';
import { tally } from '../tally.js';
import { test } from './rawVisits.js';
import { layOut } from './tour.js';

/** A visit whose database is closed by the browser in the middle. */
const loses = {
  query: { 'data-send-interval': '200' },
  during: `await made(50, 'before');
    window.database = await openDatabase();
    const lost = new Promise((done) => { database.onclose = done; });
    await signal('ready');
    await lost;
    await made(50, 'after');`,
};
const revisit = { during: 'await flushed();' };

for (const [browser, what, close] of [
  [
    'webkit',
    'whose process for network and databases is killed',
    ({ killProcesses }) => killProcesses('WebKitNetworkProcess'),
  ],
  ['firefox', 'whose databases are closed', async ({ attach }) => (await attach())('Services.qms.reset();')],
] as [BrowserName, string, (browser: RawBrowser) => Promise<unknown>][])
  test(`${browser}, ${what} in mid-visit: everything is stored once`, async ({ open, site }) => {
    const start = layOut(site, [{ app: 'lost', steps: [loses, revisit] }]);
    const opened = await open(browser, start, true);
    await expect.poll(() => site.signals, { timeout: 60_000 }).toContain('lost: ready');
    await close(opened);
    await expect.poll(() => site.signals, { timeout: 60_000 }).toContain('lost: end');
    expect(tally(site.received)).toMatchObject({ stored: 100, twice: 0 });
    expect(site.signals).toEqual(['lost: ready', 'lost: end']);
  });

/** This machine itself stays within reach when Firefox is offline: a proxy that is none is in the way as well. */
const cutOff = (offline: boolean) => `
  Services.prefs.setBoolPref('network.proxy.allow_hijacking_localhost', true);
  Services.prefs.setCharPref('network.proxy.http', '127.0.0.1');
  Services.prefs.setIntPref('network.proxy.http_port', 9);
  Services.prefs.setIntPref('network.proxy.type', ${Number(offline)});
  Services.io.offline = ${offline};`;

test('firefox, offline for the whole visit: everything is stored once after the next', async ({
  open,
  site,
}) => {
  const visit = {
    query: { 'data-send-interval': '200' },
    during: `await signal('ready');
      await until(() => !navigator.onLine);
      await made(100, 'offline');
      document.title = 'made';
      await until(() => navigator.onLine);`,
  };
  const start = layOut(site, [{ app: 'offline', steps: [visit, revisit] }]);
  const { attach } = await open('firefox', start, true);
  const run = await attach();
  await expect.poll(() => site.signals, { timeout: 60_000 }).toContain('offline: ready');
  await run(cutOff(true));
  await expect.poll(() => run('return gBrowser.selectedTab.label;'), { timeout: 60_000 }).toBe('made');
  expect(site.entries('measure')).toEqual([]);
  await run(cutOff(false));
  await expect.poll(() => site.signals, { timeout: 60_000 }).toContain('offline: end');
  expect(tally(site.received)).toMatchObject({ stored: 100, twice: 0 });
  expect(site.signals).toEqual(['offline: ready', 'offline: end']);
});

test('firefox, whose tab is killed while it sends what a dead page has left: another does it', async ({
  open,
  site,
}) => {
  site.answer = () => ({ status: 503, headers: { 'Retry-After': '600' } });
  const dies = { query: { 'data-send-interval': '200' }, during: "await made(50, 'left');" };
  const bare = { query: { bare: '' } };
  const { attach } = await open('firefox', layOut(site, [{ app: 'over', steps: [dies, bare] }]), true);
  await expect.poll(() => site.signals, { timeout: 60_000 }).toContain('over: end');
  const isDead = ({ batches }: Received) => batches.some(({ page }) => page.id === dead);
  const dead = site.received[0]!.batches[0]!.page.id;
  site.received = [];
  // Whoever sends it now hears nothing for half a minute.
  site.answer = (received) => (isDead(received) ? 'hang' : { status: 204 });
  const run = await attach();
  const openTab = `const tab = gBrowser.addTab('${site.url}/next?data-app=over', {
    triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() });
    return tab.linkedBrowser.frameLoader.remoteTab.osPid;`;
  // Of another site, or both would be in one process.
  await run(`gBrowser.loadURI(Services.io.newURI('${site.url.replace('127.0.0.1', 'localhost')}/?bare'), {
    triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() });`);
  await run(openTab);
  await expect.poll(() => site.received.filter(isDead), { timeout: 30_000 }).toHaveLength(1);
  const pid = await run('return gBrowser.tabs[1].linkedBrowser.frameLoader.remoteTab.osPid;');
  process.kill(pid as number, 'SIGKILL');
  site.answer = () => ({ status: 204 });
  await run(openTab);
  await expect.poll(() => tally(site.received), { timeout: 60_000 }).toMatchObject({ stored: 50, twice: 0 });
  expect(site.received.filter(isDead)).toHaveLength(2);
});

/** What becomes of one is a matter of chance. */
const windows = 8;

test('chromium, whose windows close themselves and are killed before they have sent: their copies arrive', async ({
  open,
  site,
}) => {
  const held = `<script>
    const native = fetchLater;
    fetchLater = (url, init) => {
      const held = native(url, init);
      if (init.body.includes('work:1')) setTimeout(close);
      return held;
    };
    addEventListener('load', () => makeMeasures(10));
  </script>`;
  const visit = `${site.url}/?data-send-interval=600000&before=${encodeURIComponent(held)}`;
  const opening = `<script type="module">
    for (let i = 0; i < ${windows}; i++) {
      const opened = open(${JSON.stringify(visit)});
      while (!opened.closed) await new Promise((done) => setTimeout(done, 20));
    }
    fetch('/signal/closed');
  </script>`;
  // Of another site, so that each window has a process of its own, which ends with it.
  const other = site.url.replace('127.0.0.1', 'localhost');
  await open('chromium', `${other}/?bare&before=${encodeURIComponent(opening)}`);
  await expect.poll(() => site.signals, { timeout: 60_000 }).toContain('closed');
  await expect.poll(() => site.entries('measure').length).toBe(10 * windows);
});
