import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect } from '../fixtures.js';
import { browsers, expectAll, type Plan, planVisits, test } from './rawVisits.js';

const cases: [what: string, plan: Plan][] = [
  ['when the page is left', { end: 'navigate' }],
  ['when the tab is closed', { end: 'close' }],
  ['when the page is left while a request is under way', { end: 'navigate', underWay: true }],
  ['after an endpoint that answered 503', { end: 'navigate', answer: { status: 503 } }],
  ['after an endpoint that answered 503 to a closing tab', { end: 'close', answer: { status: 503 } }],
  [
    'after bodies of more than 30 entries were too large',
    {
      end: 'navigate',
      answer: ({ batches }) => ({
        status: batches.flatMap(({ entries }) => entries).length > 30 ? 413 : 204,
      }),
    },
  ],
  ['after an endpoint that never answered', { end: 'navigate', answer: 'hang' }],
  ['after an answer that was lost', { end: 'navigate', answer: 'reset' }],
  ['after a connection that was cut', { end: 'navigate', endpoint: '/cut' }],
  ['after nobody listened', { end: 'navigate', endpoint: await closedPort() }],
];

for (const browser of browsers) {
  for (const [when, plan] of cases)
    test(`${browser} delivers everything ${when}`, async ({ open, site }) => {
      await open(browser, planVisits(site, plan).warm);
      await expectAll(site, browser);
    });

  test(`${browser} waits as long as Retry-After says`, async ({ open, site }) => {
    const { visit } = planVisits(site, { end: 'stay' });
    site.answer = () => ({ status: 429, headers: { 'Retry-After': '2' } });
    await open(browser, visit);
    await expect.poll(() => site.received.length, { timeout: 60_000 }).toBe(1);
    site.answer = () => ({ status: 204 });
    await expectAll(site, browser);
    const [refused, again] = site.received;
    expect(again!.at - refused!.at).toBeGreaterThanOrEqual(1_950);
  });
}

/** An address where nobody listens. */
async function closedPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}
