import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.js';
import type { Site } from '../site.js';
import { hydrated } from './hydrated.js';
import { rowsOf } from './rowsOf.js';

const folder = fileURLToPath(new URL('../pages/next/', import.meta.url));
const next = fileURLToPath(new URL('../pages/node_modules/next/dist/bin/next', import.meta.url));
const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };

let server: ChildProcess;
let origin: string;

test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  test.setTimeout(300_000);
  // Webpack follows links to packages that lie elsewhere.
  await promisify(execFile)(process.execPath, [next, 'build', '--webpack'], { cwd: folder, env });
  server = spawn(process.execPath, [next, 'start', '--port', '0', '--hostname', '127.0.0.1'], {
    cwd: folder,
    env,
  });
  origin = await new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk;
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
      if (url) resolve(url);
    };
    server.stdout!.on('data', read);
    server.stderr!.on('data', read);
    server.once('exit', () => reject(new Error(output)));
  });
});
test.afterAll(() => {
  server?.kill();
});

/** Opens a route of the application, and has its faults told. */
async function open(page: Page, site: Site, route: string): Promise<string[]> {
  const said: string[] = [];
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
  // Next's server is another origin than the endpoint's.
  site.answer = () => ({ status: 204, headers: { 'Access-Control-Allow-Origin': '*' } });
  await page.goto(`${origin}${route}?endpoint=${encodeURIComponent(`${site.url}/v1/batches`)}`);
  await hydrated(page);
  return said;
}

/** The routes of the views, in order. */
const routes = (site: Site) => {
  const views = new Map(site.stored().map(({ batch: { view } }) => [view.n, view]));
  return [...views.values()].sort((a, b) => a.n - b.n).map(({ route }) => route);
};

test("the App Router's views have their pattern, and <Measure> is hydrated", async ({ page, site }) => {
  const said = await open(page, site, '/product/17');
  await expect(page.locator('h1')).toHaveText('Product 17');
  await page.click('text=home');
  await expect(page.locator('h1')).toHaveText('Home');
  await page.click('nav >> text=product');
  await expect(page.locator('h1')).toHaveText('Product product');
  await page.click('text=spaced');
  await expect(page.locator('h1')).toHaveText('Product a b');
  await page.goto('about:blank');
  await expect.poll(() => routes(site)).toEqual(['/product/:id', '/', '/product/:id', '/product/:id']);
  // A page that is left sends the newest first.
  await expect.poll(() => rowsOf(site).get('Product mount')?.calls).toBe(3);
  const readies = () => site.entries('measure').filter(({ name }) => name === 'Product:ready');
  await expect.poll(() => readies().some(({ startTime }) => startTime === 0)).toBe(true);
  expect(said).toEqual([]);
});

test("the Pages Router's views have their pattern, and its components are hydrated", async ({
  page,
  site,
}) => {
  const said = await open(page, site, '/old/first');
  await expect(page.locator('h1')).toHaveText('Old first');
  await page.click('text=second');
  await expect(page.locator('h1')).toHaveText('Old second');
  await page.goto('about:blank');
  await expect.poll(() => routes(site)).toEqual(['/old/:slug', '/old/:slug']);
  const rows = rowsOf(site);
  expect(rows.get('Title mount Old')!.calls).toBe(1);
  expect(rows.get('Old update')!.calls).toBeGreaterThanOrEqual(1);
  expect(said).toEqual([]);
});
