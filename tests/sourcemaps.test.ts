import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { Culprits } from '../src/wire/index.js';
import { withData } from './collector/runCollector.js';
import { expect, started, test } from './fixtures.js';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

/** Two files that become one; what is slow stands in the second, far from where its bundle has it. */
const sources = {
  'main.js': `import { prepareEverything } from './prepare.js';
document.body.insertAdjacentHTML('beforeend', '<button id="prepare">Prepare</button><button id="wait">Wait</button>');
document.querySelector('#prepare').addEventListener('click', prepareEverything);
document.querySelector('#wait').addEventListener('click', async () => {
  await fetch('/next');
  prepareEverything();
  document.body.className = 'waited';
});
`,
  'prepare.js': `/* \u{1d4b3} counts as two characters, and é as one. */
const text = '\u{1d4b3}é';

export function prepareEverything() {
  const end = performance.now() + 120;
  while (performance.now() < end) document.title = text;
}
`,
};

test('a slow function of a minified page is named as its developer knows it, with the line it stands in', ({
  page,
  site,
  collector,
}) =>
  withData(async (folder) => {
    mkdirSync(join(folder, 'src'));
    for (const [name, text] of Object.entries(sources)) writeFileSync(join(folder, 'src', name), text);
    const { outputFiles } = await build({
      entryPoints: [join(folder, 'src/main.js')],
      outdir: join(folder, 'dist'),
      write: false,
      bundle: true,
      minify: true,
      charset: 'utf8',
      sourcemap: 'linked',
      entryNames: '[name]-[hash]',
    });
    mkdirSync(join(folder, 'dist'));
    for (const { path, contents } of outputFiles) writeFileSync(path, contents);
    const served = outputFiles.find(({ path }) => path.endsWith('.js'))!;
    expect(served.text).not.toContain('prepareEverything');

    const url = `/assets/${basename(served.path)}`;
    await page.route(`${site.url}${url}`, (route) =>
      route.fulfill({ body: served.text, contentType: 'text/javascript; charset=utf-8' }),
    );
    const endpoint = encodeURIComponent(`${collector.url}/v1/batches`);
    await page.goto(`${site.url}/?data-endpoint=${endpoint}&data-app=minified&data-release=9.9.9`);
    await started(page);
    await page.addScriptTag({ url });
    await page.click('#prepare');
    await page.click('#wait');
    await expect(page.locator('body')).toHaveClass('waited');
    await page.goto('about:blank');

    await promisify(execFile)(process.execPath, [
      cli,
      'sourcemaps',
      'upload',
      join(folder, 'dist'),
      '--release',
      '9.9.9',
      '--url',
      collector.url,
    ]);
    const rows = async () => (await collector.ask<Culprits>('/api/culprits?app=minified')).rows;
    const sourceOf = async (kind: string) =>
      (await rows()).find(({ sourceURL, invokerType }) => sourceURL === url && invokerType === kind);
    await expect
      .poll(() => sourceOf('event-listener'))
      .toMatchObject({
        invoker: 'BUTTON#prepare.onclick',
        source: {
          file: 'src/prepare.js',
          line: 4,
          name: 'prepareEverything',
          text: 'export function prepareEverything() {',
        },
      });
    // After an await browsers tell where the promise came from; the function around has no name.
    await expect
      .poll(() => sourceOf('resolve-promise'))
      .toMatchObject({
        source: { file: 'src/main.js', line: 5, column: 9, text: "await fetch('/next');" },
      });
    expect((await sourceOf('resolve-promise'))!.source).not.toHaveProperty('name');
  }));
