// Records what a real Chromium sends from the pages in `pages/`, with their fault and without it.
// usage: node tests/samples/record.mjs [name of a page …]; needs `npm run build` before.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { chromiumArgs, findChromium } from '../findChromium.mjs';
import { servePages } from './servePages.mjs';

const all = readdirSync(new URL('pages/', import.meta.url)).map((file) => file.replace('.template', ''));
const names = process.argv.length > 2 ? process.argv.slice(2) : all;
const folder = new URL('recorded/', import.meta.url);
mkdirSync(folder, { recursive: true });

const site = await servePages();
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs });
for (const name of names)
  for (const variant of ['fault', 'mended']) {
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 } });
    const page = await context.newPage();
    await visit(page, `${site.url}/${name}/${variant}`);
    await context.close();
    const lines = site.taken().map((batch) => JSON.stringify(plain(batch)));
    writeFileSync(new URL(`${name}.${variant}.ndjson`, folder), `${lines.join('\n')}\n`);
    console.log(`${name}, ${variant}: ${lines.length} batches, ${lines.join().length} characters`);
  }
await browser.close();
await site.stop();

/** The ports change from one recording to the next, and say nothing. */
function plain(batch) {
  return JSON.parse(JSON.stringify(batch).replace(/http:\/\/127\.0\.0\.1:\d+/g, 'https://partner.example'));
}

async function visit(page, url) {
  await page.goto(url);
  // A recording waits for what a visitor would see: late images, fonts and timers, and the vitals settling after them.
  await sleep(2500);
  if (await page.$('#again')) {
    await flush(page);
    await page.goto(url);
    await sleep(1500);
  }
  const button = await page.$('#act');
  if (button) {
    await button.click({ delay: Number((await button.getAttribute('data-hold')) ?? 0) });
    await sleep(2500);
  }
  await flush(page);
}

function flush(page) {
  return page.evaluate(() => window.fieldmark.flush());
}
