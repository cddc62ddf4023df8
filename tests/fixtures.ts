import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, type Page } from '@playwright/test';
import { openSite, type Site } from './site.js';

export { expect } from '@playwright/test';

/** A collector in a process of its own, on a fresh data directory. */
export interface RunningCollector {
  url: string;
  data: string;
  /** Asks the query API. */
  ask<T>(path: string): Promise<T>;
}

export const test = base.extend<
  { site: Site; quiet: undefined },
  { workerSite: Site; collector: RunningCollector }
>({
  workerSite: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const site = await openSite();
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  site: async ({ workerSite }, use) => {
    workerSite.reset();
    await use(workerSite);
  },
  /** Whatever a test does to us, the page sees no error. */
  quiet: [
    async ({ context, page }, use) => {
      const errors: Error[] = [];
      context.on('weberror', (event) => errors.push(event.error()));
      await use(undefined);
      // What it has just thrown is told in a task of its own.
      await page.evaluate('new Promise((done) => setTimeout(done))').catch(() => {});
      if (errors[0]) throw errors[0];
    },
    { auto: true },
  ],
  collector: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const data = await mkdtemp(join(tmpdir(), 'fieldmark-'));
      const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
      const child = spawn(process.execPath, [cli, 'collect', '--port', '0', '--data', data]);
      const url = await announcedUrl(child);
      await use({ url, data, ask: async (path) => (await fetch(`${url}${path}`)).json() });
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      await rm(data, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

/** What the collector says of its address once it listens. What it complains of is told with the test's results. */
export function announcedUrl(child: ChildProcess): Promise<string> {
  child.stderr?.on('data', (chunk: Buffer) => process.stderr.write(`collector: ${chunk}`));
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk;
      const url = /Fieldmark collector on (http:\S+)/.exec(output)?.[1];
      if (url) resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`the collector ended with ${code}: ${output}`)));
  });
}

/** Waits until the bundle has started, which it shows by its global. */
export async function started(page: Page): Promise<void> {
  await page.waitForFunction(() => !!window.fieldmark && 'flush' in window.fieldmark);
}

/** Sends what waits, and is back when the endpoint has answered. */
export async function flush(page: Page): Promise<void> {
  await page.evaluate(async () => {
    if (window.fieldmark && 'flush' in window.fieldmark) await window.fieldmark.flush();
  });
}
