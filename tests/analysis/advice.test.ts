import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { rules } from '../../src/analysis/advice/rules/index.js';
import type { Advice, Finding } from '../../src/wire/index.js';
import { type Running, runCollector } from '../collector/runCollector.js';
import { body } from '../collector/sampleBatch.js';
import { recorded, replay } from '../samples/replay.js';

/** What each rule names on the page that has its fault; the page is called after the rule. */
const named: Record<string, object> = {
  'long-handler': { place: { sourceFunctionName: 'addAll' } },
  'forced-layout': { place: { sourceFunctionName: 'layOutCards' } },
  'third-party': {
    place: { sourceFunctionName: 'collect', sourceURL: 'https://partner.example/assets/heavy-tags.js' },
  },
  'repeating-timer': { place: { sourceFunctionName: 'rank' } },
  'long-timer': { place: { sourceFunctionName: 'prepare' } },
  'long-callback': { place: { sourceFunctionName: 'draw' } },
  'script-evaluation': { place: { sourceURL: '/assets/heavy-app.js' } },
  hydration: { place: { sourceFunctionName: 'hydrate' } },
  'wide-render': { measure: 'Row', title: expect.stringContaining('120 times') },
  'large-json': { url: '/assets/large.json' },
  'late-lcp-image': { url: '/assets/hero.svg', target: '#hero>img' },
  'slow-lcp-image': { url: '/assets/slow-hero.svg', target: 'html>body>img' },
  'late-paint': { target: '#title' },
  'late-style-sheet': { url: '/assets/late.css' },
  'blocking-script': { url: '/assets/late.js' },
  'late-font': { url: '/assets/late.woff2' },
  'slow-server': { routes: ['/slow-server/fault'] },
  'layout-shift': { url: '/assets/banner.svg', target: '#text' },
  'slow-fetch': { measure: 'price:load', url: '/assets/slow-price.json' },
  'input-delay': { place: { sourceFunctionName: 'index' }, target: '#act' },
  uncompressed: { url: '/assets/plain.js' },
  uncached: { url: '/assets/plain.js' },
  'heavy-layout': { routes: ['/heavy-layout/fault'] },
};

const users = 10;
let collector: Running;
let data: string;

test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  data = mkdtempSync(join(tmpdir(), 'fieldmark-'));
  collector = await runCollector(data);
  for (const { id, least } of rules) {
    const fault = recorded(id, 'fault');
    const batches = [
      ...replay(fault, users, 'enough'),
      ...replay(fault, least - 1, 'too few'),
      ...replay(fault, least, 'just enough'),
      ...replay(recorded(id, 'mended'), users, 'enough'),
    ];
    expect((await collector.post(body(...batches))).status).toBe(204);
  }
});

test.afterAll(async () => {
  await collector.end('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

async function findings(id: string, variant: string, app: string): Promise<Finding[]> {
  const query = new URLSearchParams({ app, route: `/${id}/${variant}` });
  const advice = await collector.ask<Advice>(`/api/advice?${query}`);
  return advice.findings.filter(({ rule }) => rule === id);
}

test('there are at least a dozen rules, each of its own name and with a page that has its fault', () => {
  expect(rules.length).toBeGreaterThan(11);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  expect(Object.keys(named).sort()).toEqual(rules.map(({ id }) => id).sort());
});

for (const { id, least } of rules) {
  test(`${id} names the fault of a recorded page, whom it costs and what to change`, async () => {
    const [finding, ...others] = await findings(id, 'fault', 'enough');
    expect(finding).toMatchObject({ ...named[id], users });
    expect(others).toEqual([]);
    expect(finding!.gain.total).toBeGreaterThan(0);
    expect(finding!.gain.perView * finding!.views).toBeCloseTo(finding!.gain.total);
    expect(finding!.change.text).not.toBe('');
    const links = finding!.evidence.flatMap(({ link }) => (link?.show === 'page' ? [link.of!] : []));
    expect(links.length).toBeGreaterThan(0);
    expect(new Set(links).size).toBe(links.length);
  });

  test(`${id} is silent on the same page once it is mended`, async () => {
    expect(await findings(id, 'mended', 'enough')).toEqual([]);
  });

  test(`${id} is silent below ${least} users, and says that it waits`, async () => {
    expect(await findings(id, 'fault', 'too few')).toEqual([]);
    expect(await findings(id, 'fault', 'just enough')).toHaveLength(1);
    const query = new URLSearchParams({ app: 'too few', route: `/${id}/fault` });
    expect((await collector.ask<Advice>(`/api/advice?${query}`)).waiting).toBeGreaterThan(0);
  });
}

test('an empty store has nothing to advise', async () => {
  const advice = await collector.ask<Advice>('/api/advice?app=nobody');
  expect(advice).toEqual({ findings: [], sessions: 0, views: 0, rules: rules.length, waiting: 0 });
});

test('hostile names come back as they were, and an unknown filter is refused', async () => {
  expect((await fetch(`${collector.url}/api/advice?sort=total`)).status).toBe(400);
  const hostile = JSON.parse(
    JSON.stringify(recorded('long-handler', 'fault')).replaceAll('addAll', `'; DROP TABLE <img src=x>`),
  );
  expect((await collector.post(body(...replay(hostile, users, 'hostile')))).status).toBe(204);
  const advice = await collector.ask<Advice>('/api/advice?app=hostile');
  expect(advice.findings.find(({ rule }) => rule === 'long-handler')?.place?.sourceFunctionName).toBe(
    `'; DROP TABLE <img src=x>`,
  );
});
