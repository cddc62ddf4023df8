import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import type { Choices, Culprits, MeasureRow, Overview } from '../../src/wire/index.js';

test('the demo fills the dashboard with its own faults, and Ctrl-C ends all it started', async () => {
  test.setTimeout(180_000);
  const run = fileURLToPath(new URL('../../demo/run.mjs', import.meta.url));
  const child = spawn(process.execPath, [run, '--port', '0', '--visitors', '4']);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  try {
    await expect.poll(() => output, { timeout: 150_000 }).toContain('4 visitors in');
    const url = /dashboard\s+(http:\/\/127\.0\.0\.1:\d+)/.exec(output)![1]!;
    const ask = async <T>(question: string): Promise<T> => (await fetch(`${url}/api/${question}`)).json();

    const { sessions, entries, numbered } = await ask<Overview>('overview');
    expect(sessions).toBe(4);
    expect(entries / numbered).toBeGreaterThan(0.9);
    expect((await ask<Choices>('choices')).releases.sort()).toEqual(['1.4.0', '1.5.0']);
    // The shop's own functions are minified; the partner's script has no map here.
    const { rows } = await ask<Culprits>('culprits');
    const functions = rows.map(({ source, sourceFunctionName }) =>
      source && 'file' in source ? `${source.file} ${source.name}: ${source.text}` : sourceFunctionName,
    );
    expect(functions).toEqual(
      expect.arrayContaining([
        'demo/shop/product.js addToBasket: function addToBasket() {',
        'demo/shop/list.js layOutCards: function layOutCards() {',
        'demo/shop/recommendations.js rankRecommendations: function rankRecommendations() {',
        'collectSignals',
      ]),
    );
    expect(rows.filter(({ sourceFunctionName }) => sourceFunctionName === 'addToBasket')).toEqual([]);
    const measures = (await ask<MeasureRow[]>('measures')).map(({ name }) => name);
    expect(measures).toEqual(expect.arrayContaining(['price:load', 'ProductList:render', 'basket:add']));

    child.kill('SIGINT');
    expect(await ended).toBe(130);
    await expect(fetch(url)).rejects.toThrow();
  } finally {
    child.kill('SIGINT');
    await ended;
  }
});
