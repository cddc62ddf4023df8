import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { parseCommand } from '../../src/cli/parseCommand.js';
import type { Upload } from '../../src/symbolicate/index.js';
import type { Culprits } from '../../src/wire/index.js';
import { cli, runCollector, withCollector, withData } from '../collector/runCollector.js';
import { body, sampleBatch } from '../collector/sampleBatch.js';
import { hash, sampleBuild } from '../symbolicate/sampleBuild.js';

function run(...args: string[]) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, [cli, 'sourcemaps', ...args]);
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

/** Writes files into a directory beside the data. */
function write(data: string, files: Record<string, string>): string {
  const directory = join(data, '..', `${data.split('/').at(-1)}-dist`);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  return directory;
}

const indexes = (data: string) =>
  readdirSync(`${data}/sourcemaps/releases`).map(
    (name) => JSON.parse(readFileSync(`${data}/sourcemaps/releases/${name}`, 'utf8')) as Upload,
  );
const kept = (data: string, name: string) =>
  gunzipSync(readFileSync(`${data}/sourcemaps/files/${name}`)).toString('utf8');

test('every script goes up with its map, wherever its comment says that is, and what has none is said', () =>
  withCollector(async ({ url, data }) => {
    const [named, inline, beside, id] = [sampleBuild(3), sampleBuild(4), sampleBuild(5), sampleBuild(6)];
    const debugId = '85314830-023f-4cf1-a267-535f4e37bb17';
    const withId = `${id.code}//# sourceMappingURL=stale.map\n//# debugId=${debugId}\n`;
    const inlined = `${inline.code}//# sourceMappingURL=data:application/json;base64,${Buffer.from(inline.map).toString('base64')}\n`;
    const directory = write(data, {
      'named.js': `${named.code}//# sourceMappingURL=maps/first%20one.map\n`,
      'maps/first one.map': named.map,
      'inline.mjs': inlined,
      'a [b]/beside.js': beside.code,
      'a [b]/beside.js.map': beside.map,
      'id.js': withId,
      'stale.map': JSON.stringify({ ...JSON.parse(id.map), debugId: debugId.replace('8', '9') }),
      'elsewhere/right.map': JSON.stringify({ ...JSON.parse(id.map), debugId }),
      'bare.js': 'let a = 1',
      'far.js': 'let a = 1\n//# sourceMappingURL=https://maps.example/far.js.map',
      'broken.js': 'let a = 1',
      'broken.js.map': '{"version":',
      'other.js': 'let a = 1',
      'other.js.map': named.map,
      'node_modules/x.js': 'let a = 1',
      'style.css': 'a {}',
    });
    expect(await run('upload', directory, '--release', '1.4.0', '--data', data)).toEqual({
      code: 0,
      err: '',
      out: [
        `Release 1.4.0: 8 files, 6 maps at ${url}`,
        '  bare.js: has no map',
        '  broken.js: the map of broken.js is no source map',
        '  far.js: its map https://maps.example/far.js.map is not here',
        '  other.js: the map of other.js is of another build',
        '',
      ].join('\n'),
    });
    const [{ release, files }] = indexes(data) as [Upload];
    expect(release).toBe('1.4.0');
    const file = (path: string) => files.find((each) => each.path === path)!;
    expect(files.map(({ path }) => path).sort()).toEqual(
      [
        'named.js',
        'inline.mjs',
        'a%20%5Bb%5D/beside.js',
        'id.js',
        'bare.js',
        'far.js',
        'broken.js',
        'other.js',
      ].sort(),
    );
    expect(file('bare.js')).toEqual({ path: 'bare.js' });
    expect(kept(data, file('named.js').map!)).toBe(named.map);
    expect(kept(data, file('inline.mjs').served!)).toBe(inlined);
    expect(kept(data, file('inline.mjs').map!)).toBe(inline.map);
    expect(kept(data, file('a%20%5Bb%5D/beside.js').map!)).toBe(beside.map);
    expect(JSON.parse(kept(data, file('id.js').map!))).toMatchObject({ debugId });
    // The second time nothing has to be sent.
    expect((await run('upload', directory, '--release', '1.5.0', '--url', url)).out).toContain(
      `Release 1.5.0: 8 files, 6 maps at ${url}, which had them all\n`,
    );
  }));

test('with no collector running it goes into the data directory, and the next one knows it', () =>
  withData(async (data) => {
    const build = sampleBuild(7);
    const directory = write(data, { 'app.js': build.code, 'app.js.map': build.map });
    const upload = () => run('upload', directory, '--release', '1', '--prefix', '/assets', '--data', data);
    expect(await upload()).toEqual({
      code: 1,
      out: '',
      err: `There is no data directory ${data}: name one with --data, or a collector with --url\n`,
    });
    await (await runCollector(data)).end('SIGTERM');
    expect(await upload()).toEqual({
      code: 0,
      out: `Release 1: 1 file, 1 map at ${data}/sourcemaps\n`,
      err: '',
    });
    expect(indexes(data)).toEqual([
      { release: '1', files: [{ path: '/assets/app.js', served: hash(build.code), map: hash(build.map) }] },
    ]);
    const collector = await runCollector(data);
    const place = {
      sourceURL: '/assets/app.js',
      sourceFunctionName: 'n',
      sourceCharPosition: build.position,
    };
    await collector.post(
      body(
        sampleBatch(
          1,
          [
            {
              type: 'long-animation-frame',
              startTime: 1,
              duration: 200,
              blockingDuration: 150,
              scripts: [
                { startTime: 1, duration: 180, invoker: 'x', invokerType: 'user-callback', ...place },
              ],
            },
          ],
          { page: { release: '1' } },
        ),
      ),
    );
    const named = async () =>
      (await collector.ask<Culprits>('/api/culprits')).rows.find(({ source }) => source)?.source;
    await expect.poll(named).toMatchObject({ file: 'src/slow.js', line: 7, name: 'slowDown' });
    await collector.end('SIGTERM');
  }));

for (const running of [true, false])
  test(`releases are listed and removed ${running ? 'at a collector' : 'in a directory'}, by application`, () =>
    withData(async (data) => {
      const collector = await runCollector(data);
      if (!running) await collector.end('SIGTERM');
      const build = sampleBuild();
      const directory = write(data, { 'app.js': build.code, 'app.js.map': build.map });
      const other = sampleBuild(30);
      const first = await run('upload', directory, '--release', '1', '--app', 'shop', '--data', data);
      expect(first.out).toMatch(/^Release 1 of shop: 1 file, 1 map at /);
      write(data, { 'app.js': other.code, 'app.js.map': other.map });
      const again = await run('upload', directory, '--release', '1', '--app', 'shop', '--data', data);
      expect(again.out).toContain(
        "  1 file of that release had other content until now, such as app.js; if that was another application's, give each its --app",
      );
      await run('upload', directory, '--release', '1', '--data', data);
      const { out } = await run('list', '--data', data);
      expect(out).toMatch(/^2 releases at .*, \d+ B in all\n {2}1: 1 file, .*\n {2}1 of shop: 1 file, /);
      const { releases } = JSON.parse((await run('list', '--json', '--data', data)).out);
      expect(releases).toMatchObject([{ release: '1' }, { app: 'shop', release: '1' }]);
      expect((await run('remove', '--release', '1', '--app', 'shop', '--data', data)).out).toMatch(
        /^Release 1 of shop is forgotten at .*: 0 B are free again\n$/,
      );
      expect(await run('remove', '--release', '1', '--app', 'shop', '--data', data)).toMatchObject({
        code: 1,
        err: expect.stringContaining('There are no source maps of release 1 of app shop'),
      });
      if (running) await collector.end('SIGTERM');
    }));

test('a collector with a token takes uploads with it', () =>
  withCollector(
    async ({ url, data }) => {
      const build = sampleBuild();
      const directory = write(data, { 'app.js': build.code, 'app.js.map': build.map });
      const args = ['upload', directory, '--release', '1', '--data', data];
      expect(await run(...args)).toEqual({
        code: 1,
        out: '',
        err: `The collector at ${url} asks for its token: --token T\n`,
      });
      expect((await run(...args, '--token', 's3cret')).code).toBe(0);
    },
    ['--token', 's3cret'],
  ));

test('what cannot be uploaded is said in one sentence with exit code 1', () =>
  withCollector(async ({ data }) => {
    const sentence = async (expected: string, ...args: string[]) =>
      expect(await run(...args, '--data', data)).toEqual({ code: 1, out: '', err: `${expected}\n` });
    const release = ['--release', '1'];
    await sentence('There is no directory /none', 'upload', '/none', ...release);
    const directory = write(data, { 'style.css': 'a {}' });
    await sentence(`There is no .js file in ${directory}`, 'upload', directory, ...release);
    write(data, { 'app.js': 'let a = 1' });
    await sentence(
      `None of the 1 .js files in ${directory} has a source map: let the bundler write them`,
      'upload',
      directory,
      ...release,
    );
    await sentence(
      'No collector answers at http://127.0.0.1:9',
      'upload',
      write(data, { 'app.js.map': sampleBuild().map }),
      ...release,
      '--url',
      'http://127.0.0.1:9',
    );
  }));

for (const [line, sentence] of [
  ['', 'There is no command sourcemaps: did you mean sourcemaps upload? (fieldmark --help)'],
  ['lost', 'There is no command sourcemaps: did you mean sourcemaps list? (fieldmark --help)'],
  ['remove', '--release must say which release to forget'],
  ['upload --release 1', 'Name one directory: fieldmark sourcemaps upload dist/ --release R'],
  ['upload a b --release 1', "Unexpected argument 'b' (fieldmark sourcemaps upload --help)"],
  ['upload dist', '--release must say which release the files are of'],
  ['upload dist --release 1 --prefix assets', '--prefix must begin with / or https://, not assets'],
  ['upload dist --release 1 --url h', '--url must begin with http://, not h'],
  ['upload dist --relaese 1', "Unknown option '--relaese': --release? (fieldmark sourcemaps upload --help)"],
] as const)
  test(`one sentence for: fieldmark sourcemaps ${line}`, () => {
    expect(() => parseCommand(['sourcemaps', ...line.split(' ').filter(Boolean)])).toThrow(sentence);
  });

test('the command explains itself', () => {
  expect(parseCommand(['sourcemaps', 'upload', '--help'])).toMatchObject({
    name: 'print',
    text: expect.stringContaining('Usage: fieldmark sourcemaps upload'),
  });
});
