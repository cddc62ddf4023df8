import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { Advice, Finding } from '../../src/wire/index.js';

interface Seeded {
  fault: string;
  rule: string;
  /** Whose source is here: the file in `demo/shop` and the function in it. */
  code?: { file: string; fn: string };
  /** What the finding holds beside. */
  names?: Record<string, unknown>;
  /** What the card shows of them. */
  shows?: string[];
  /** Of the advice. */
  says: RegExp;
}

/** The faults that the demo has on purpose. */
const seeded: Seeded[] = [
  {
    fault: 'the slow handler of the basket button',
    rule: 'long-handler',
    code: { file: 'product.js', fn: 'addToBasket' },
    says: /scheduler\.yield/,
  },
  {
    fault: 'the slow handler of the basket’s page',
    rule: 'long-handler',
    code: { file: 'cart.js', fn: 'recalculateTotals' },
    says: /scheduler\.yield/,
  },
  {
    fault: 'the layout that the list forces',
    rule: 'forced-layout',
    code: { file: 'list.js', fn: 'layOutCards' },
    says: /[Rr]ead everything first, then write/,
  },
  {
    fault: 'the ranking that a timer repeats',
    rule: 'repeating-timer',
    code: { file: 'recommendations.js', fn: 'rankRecommendations' },
    says: /scheduler\.postTask/,
  },
  {
    fault: 'the partner’s script',
    rule: 'third-party',
    names: {
      place: {
        sourceURL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/tags\.js$/),
        sourceFunctionName: 'collectSignals',
        source: { missing: expect.any(String) },
      },
    },
    shows: ['/tags.js', 'collectSignals'],
    says: /requestIdleCallback/,
  },
  {
    fault: 'the banner that pushes the page down',
    rule: 'layout-shift',
    names: { url: '/images/banner.svg', target: expect.stringContaining('main') },
    shows: ['/images/banner.svg', 'main'],
    says: /width="/,
  },
  {
    fault: 'the slow price',
    rule: 'slow-fetch',
    names: { measure: 'price:load', url: '/api/price' },
    shows: ['price:load', '/api/price'],
    says: /cache the answer/,
  },
  {
    fault: 'the style sheet that comes late',
    rule: 'late-style-sheet',
    names: { url: '/assets/shop.css' },
    shows: ['/assets/shop.css'],
    says: /without blocking/,
  },
  {
    fault: 'the images that come late',
    rule: 'late-lcp-image',
    names: { url: expect.stringMatching(/^\/images\//) },
    shows: ['/images/'],
    says: /fetchpriority="high"/,
  },
];

/** What is named before anything is opened, whatever else there is. */
const worst = [
  'long-handler',
  'forced-layout',
  'repeating-timer',
  'layout-shift',
  'slow-fetch',
  'third-party',
];

const visitors = 14;

test('the first screen names each fault of the demo, where it is and what to change', async ({ page }) => {
  test.setTimeout(300_000);
  const run = fileURLToPath(new URL('../../demo/run.mjs', import.meta.url));
  const child = spawn(process.execPath, [run, '--port', '0', '--visitors', String(visitors)]);
  try {
    const url = await visited(child);
    const { findings, sessions } = (await (await fetch(`${url}/api/advice`)).json()) as Advice;
    // On a busy machine a browser can be gone before its visitor's only batch.
    expect(sessions).toBeGreaterThanOrEqual(visitors - 2);

    await page.goto(url);
    const advice = page.getByRole('region', { name: 'What to change' });
    const cards = advice.locator('[data-rule]');
    await expect(cards).toHaveCount(Math.min(10, findings.length));
    const named = findings.slice(0, 10).map(({ rule }) => rule);
    for (const rule of worst) expect(named).toContain(rule);
    if (findings.length > 10) await advice.getByRole('button', { name: 'Show all' }).click();
    await expect(cards).toHaveCount(findings.length);
    for (const { fault, rule, code, names = {}, shows = [], says } of seeded)
      await test.step(fault, async () => {
        const at = code && { file: `demo/shop/${code.file}`, line: lineOf(code), name: code.fn };
        const found = findings.filter(
          (finding) => finding.rule === rule && matches(finding, at ? { place: { source: at } } : names),
        );
        // Two releases have it, each in a file and under a name of its own: it is one finding all the same.
        expect(found, `${fault} is named once`).toHaveLength(1);
        const [finding] = found;
        const card = cards.nth(findings.indexOf(finding!));
        await expect(card.getByRole('heading', { level: 3 })).toHaveText(finding!.title);
        for (const text of at ? [`${at.file}:${at.line}`, at.name] : shows)
          await expect(card).toContainText(text);
        await card.getByRole('button', { name: 'How to change it' }).click();
        await expect(card).toContainText(says);
        if (at) await leads(page, card, finding!, at);
      });
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    await ended;
  }
});

/** In the source as it stands here, from 1. */
function lineOf({ file, fn }: { file: string; fn: string }): number {
  const text = readFileSync(fileURLToPath(new URL(`../../demo/shop/${file}`, import.meta.url)), 'utf8');
  const line = text.split('\n').findIndex((one) => one.startsWith(`function ${fn}(`));
  expect(line, `${fn} stands in ${file}`).toBeGreaterThanOrEqual(0);
  return line + 1;
}

/** The function's name goes to what it costs all users, and back. */
async function leads(
  page: Page,
  card: Locator,
  { place }: Finding,
  { file, line, name }: { file: string; line: number; name: string },
) {
  const link = card.getByRole('link', { name, exact: true });
  await expect(link).toHaveAttribute('href', new RegExp(`show=function&of=${place!.culprit}(&|$)`));
  await link.click();
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
  await expect(page.getByText(`${file}:${line}:`)).toBeVisible();
  await page.goBack();
  await expect(card.getByRole('heading', { level: 3 })).toBeVisible();
}

function matches(finding: Finding, names: Record<string, unknown>): boolean {
  try {
    expect(finding).toMatchObject(names);
    return true;
  } catch {
    return false;
  }
}

/** The dashboard's URL, once all visitors have been there. */
function visited(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk;
      const url = /dashboard\s+(http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1];
      if (url && output.includes(`${visitors} visitors in`)) resolve(url);
    };
    child.stdout!.on('data', read);
    child.stderr!.on('data', read);
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code}: ${output}`)));
  });
}
