import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaults } from '../src/client/options.js';
import { expect, flush, started, test } from './fixtures.js';
import { block, readme } from './readme.js';

test('the script tag works as written', async ({ page, site, collector }) => {
  const tag = block('script-tag').replaceAll('http://127.0.0.1:7007', collector.url);
  await page.goto(`${site.url}/?bare&before=${encodeURIComponent(tag)}`);
  await page.waitForFunction(() => !!window.fieldmark && 'flush' in window.fieldmark);
  await flush(page);
  await expect
    .poll(() => collector.ask('/api/choices'))
    .toMatchObject({ apps: expect.arrayContaining(['shop']) });
});

test('the npm example works as written', async ({ page, site }) => {
  await page.goto(`${site.url}/module`);
  await page.waitForFunction(() => 'sdk' in window);
  const code = block('npm')
    .replace('http://127.0.0.1:7007', site.url)
    .replace('/prices', '/work.js')
    .replace('init({', 'const running = init({');
  await page.addScriptTag({ type: 'module', content: `${code}\nawait running.flush();` });
  await expect
    .poll(() =>
      site
        .entries('measure')
        .map(({ name }) => name)
        .sort(),
    )
    .toEqual(['cart:prices', 'cart:ready']);
  expect(site.stored()[0]!.batch.page).toMatchObject({ app: 'shop', release: '1.4.0' });
});

test('the examples of elements, functions and spans work as written', async ({ page, site }) => {
  await page.route('**/hero.png', (route) => route.fulfill({ path: 'demo/pictures/measure.png' }));
  await page.goto(`${site.url}/module`);
  await page.waitForFunction(() => 'sdk' in window);
  const code = `import { init } from 'fieldmark';
    const running = init({ endpoint: '/v1/batches', app: 'test' });
    ${block('elements')}
    ${block('functions').replace('items: []', 'items: [{ price: 2, count: 3 }]')}
    ${block('spans').replace('/prices', '/work.js')}
    document.title = String(cart.total());
    window.flush = running.flush;`;
  await page.addScriptTag({ type: 'module', content: code });
  await expect(page).toHaveTitle('6');
  await expect
    .poll(async () => {
      await page.evaluate('flush()');
      return site
        .entries('measure')
        .map(({ name }) => name)
        .sort();
    })
    .toEqual(['cart', 'cart:prices', 'checkout', 'hero', 'pay']);
  const rows = site.entries('functions').flatMap((entry) => entry.rows);
  expect(rows).toContainEqual(expect.objectContaining({ name: 'priceOf', caller: 'cart.total', calls: 1 }));
});

test('the endpoint in Python works as written', async ({ page, site }) => {
  test.skip(spawnSync('python3', ['--version']).status !== 0, 'there is no python3 here');
  const folder = await mkdtemp(join(tmpdir(), 'fieldmark-python-'));
  const file = join(folder, 'endpoint.py');
  // On a port that is free.
  await writeFile(
    file,
    block('python').replace(
      'HTTPServer(("127.0.0.1", 7009), Endpoint).serve_forever()',
      'server = HTTPServer(("127.0.0.1", 0), Endpoint)\nprint(server.server_port, flush=True)\nserver.serve_forever()',
    ),
  );
  const python = spawn('python3', [file], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const lines = readLines(python);
    await expect.poll(() => lines[0]).toMatch(/^\d+$/);
    const endpoint = encodeURIComponent(`http://127.0.0.1:${lines[0]}/`);
    await page.goto(`${site.url}/?data-endpoint=${endpoint}`);
    await started(page);
    await page.evaluate('makeMeasures(30)');
    await flush(page);
    await expect.poll(() => lines.filter((line) => / measure work:\d$/.test(line)).length).toBe(30);
    expect(await page.evaluate(() => window.fieldmark && 'flush' in window.fieldmark)).toBe(true);
  } finally {
    python.kill();
    await rm(folder, { recursive: true, force: true });
  }
});

test('the mounted collector works as written', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fieldmark-mount-'));
  const code = block('mount')
    .replace("'fieldmark/collector'", `'${new URL('../dist/collector.js', import.meta.url).href}'`)
    .replace("'.fieldmark'", JSON.stringify(folder));
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', `${code}\nprocess.stdout.write(String(response.status));`],
    { encoding: 'utf8' },
  );
  await rm(folder, { recursive: true, force: true });
  expect(stderr).toBe('');
  expect(stdout.trim()).toBe('200');
});

test("the table of options is init()'s", () => {
  const rows = [...readme.matchAll(/^\| `(\w+)` \| .* \| (?:`([^`]*)`|.*) \|$/gm)];
  const documented = new Map(rows.map(([, name, value]) => [name!, value]));
  expect([...documented.keys()]).toEqual(expect.arrayContaining(Object.keys(defaults)));
  for (const [name, value] of Object.entries(defaults))
    if (typeof value === 'number') expect(documented.get(name), name).toBe(String(value));
});

test('the snippet for early calls is small, and its hash is right', () => {
  const code = block('snippet').trim().slice('<script>'.length, -'</script>'.length);
  expect(code.length).toBeLessThanOrEqual(300);
  expect(readme).toContain(`'sha256-${createHash('sha256').update(code).digest('base64')}'`);
});

function readLines(child: ChildProcess): string[] {
  const lines: string[] = [];
  let rest = '';
  child.stdout!.on('data', (chunk) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop()!;
    lines.push(...parts);
  });
  return lines;
}
