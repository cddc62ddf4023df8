import { mkdirSync, readdirSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { createLocator } from '../../src/symbolicate/createLocator.js';
import { createSourceMaps } from '../../src/symbolicate/createSourceMaps.js';
import { createSymbolicator } from '../../src/symbolicate/createSymbolicator.js';
import { withData } from '../collector/runCollector.js';
import { type Build, chunks, hash, keep, sampleBuild, uploaded } from './sampleBuild.js';

const found = ({ line }: Build) => ({
  file: 'src/slow.js',
  line,
  column: expect.any(Number),
  name: 'slowDown',
  text: 'function slowDown(milliseconds) {',
});
const script = new URL('../../dist/symbolicatorWorker.js', import.meta.url);

test('a position is looked up in its release, and why not is said', () =>
  withData(async (directory) => {
    const [old, young, cdn] = [sampleBuild(3), sampleBuild(30), sampleBuild(300)];
    await keep(directory, '1.4.0', { 'app.js': old, 'a/index.js': old, 'b/index.js': young });
    await keep(directory, '1.5.0', { 'app.js': young, 'https://cdn.example/app.js': cdn });
    await createSourceMaps(directory).save({ release: '1.5.0', files: [{ path: 'bare.js' }] });
    const locate = createLocator(directory);
    const at = (url: string, release = '1.5.0', { position } = young) =>
      locate([{ app: 'shop', release, url, position }])[0];

    expect(at('/assets/app.js', '1.4.0', old)).toEqual(found(old));
    expect(at('/assets/app.js')).toEqual(found(young));
    expect(at('https://cdn.example/app.js', '1.5.0', cdn)).toEqual(found(cdn));
    for (const [url, release, missing] of [
      ['https://cdn.example/app.js', '1.4.0', 'app.js is of another origin, for which nothing was uploaded'],
      [
        'https://other.example/app.js',
        '1.5.0',
        'app.js is of another origin, for which nothing was uploaded',
      ],
      ['/app.js', '1.6.0', 'No source maps were uploaded for release 1.6.0'],
      ['/app.js', '', 'The page told no release, so which build of app.js it had is not known'],
      ['/other.js', '1.5.0', 'other.js is not among the files uploaded for release 1.5.0'],
      ['/index.js', '1.4.0', '2 uploaded files fit /index.js: upload them with --prefix'],
      ['/bare.js', '1.5.0', 'bare.js was uploaded without a map'],
      ['blob:https://shop.example/1234', '1.5.0', 'Its script comes from no file'],
      ['', '1.5.0', 'The browser does not tell of which script it is'],
    ] as const)
      expect(at(url, release), url).toEqual({ missing });
    expect(locate([{ app: 'shop', release: '1.5.0', url: '/app.js', position: -1 }])).toEqual([
      { missing: 'The browser does not tell where in the script it is' },
    ]);
  }));

test("a name with its content's hash is found whatever release the page tells, unless builds differ", () =>
  withData(async (directory) => {
    const build = sampleBuild();
    const url = '/assets/app-3f2a91c8.js';
    await keep(directory, '1.4.0', { 'app-3f2a91c8.js': build });
    await keep(directory, '1.5.0', { 'app-3f2a91c8.js': build, 'app.js': build });
    const locate = createLocator(directory);
    for (const release of ['1.4.0', '', 'of another page'])
      expect(locate([{ app: 'shop', release, url, position: build.position }])).toEqual([found(build)]);
    // The two releases share what they have.
    expect(readdirSync(join(directory, 'files'))).toHaveLength(2);
    expect(locate([{ app: 'shop', release: '2', url: '/assets/app.js', position: build.position }])).toEqual([
      { missing: 'No source maps were uploaded for release 2' },
    ]);

    const other = sampleBuild(40);
    await keep(directory, '1.6.0', { 'app-3f2a91c8.js': other });
    expect(locate([{ app: 'shop', release: '1.6.0', url, position: other.position }])).toEqual([
      found(other),
    ]);
    expect(locate([{ app: 'shop', release: '', url, position: 1 }])).toEqual([
      { missing: "2 builds of app-3f2a91c8.js were uploaded, and the page's release has none" },
    ]);
  }));

test('what is uploaded again replaces what was there', () =>
  withData(async (directory) => {
    const [before, after] = [sampleBuild(3), sampleBuild(9)];
    const locate = createLocator(directory);
    const at = (url: string, { position } = after) =>
      locate([{ app: 'shop', release: '1', url, position }])[0];
    expect(at('/app.js')).toEqual({ missing: 'No source maps were uploaded for release 1' });
    await keep(directory, '1', { 'app.js': before, 'more.js': before });
    expect(at('/app.js', before)).toEqual(found(before));
    await keep(directory, '1', { 'app.js': after });
    expect(at('/app.js')).toEqual(found(after));
    expect(at('/more.js', before)).toEqual(found(before));
  }));

test('a file that is gone or broken is said to be', () =>
  withData(async (directory) => {
    const build = sampleBuild();
    await keep(directory, '1', { 'app.js': build });
    unlinkSync(join(directory, 'files', hash(build.map)));
    const answer = [{ missing: "What was uploaded of app.js cannot be read from the collector's directory" }];
    expect(createLocator(directory)([{ app: 'shop', release: '1', url: '/app.js', position: 1 }])).toEqual(
      answer,
    );
    writeFileSync(join(directory, 'files', hash(build.map)), 'not gzip');
    expect(createLocator(directory)([{ app: 'shop', release: '1', url: '/app.js', position: 1 }])).toEqual(
      answer,
    );
  }));

test('nothing is kept of a file that is not what its hash says, or comes in half', () =>
  withData(async (directory) => {
    const sourceMaps = createSourceMaps(directory);
    const bytes = gzipSync('let a = 1');
    await expect(sourceMaps.put(hash('let b = 1'), chunks(bytes))).rejects.toThrow(
      'The file is not what its hash says',
    );
    await expect(sourceMaps.put(hash('let a = 1'), chunks(bytes.subarray(0, 20)))).rejects.toThrow(
      'A file must come as gzip',
    );
    await expect(
      sourceMaps.put(
        hash('let a = 1'),
        (async function* () {
          yield bytes.subarray(0, 20);
          throw new Error('cut off');
        })(),
      ),
    ).rejects.toThrow('cut off');
    expect(readdirSync(join(directory, 'files'))).toEqual([]);
    const build = sampleBuild();
    expect(await sourceMaps.save({ release: '1', files: [uploaded('app.js', build)] })).toEqual({
      missing: [hash(build.code), hash(build.map)],
      replaced: [],
    });
    expect(readdirSync(directory)).toEqual(['files']);
  }));

test('two applications with the same release and file have each its own source, and else that of any', () =>
  withData(async (directory) => {
    const [shop, blog, any] = [sampleBuild(3), sampleBuild(30), sampleBuild(300)];
    await keep(directory, '1.0.0', { 'app.js': shop }, 'shop');
    await keep(directory, '1.0.0', { 'app.js': blog }, 'blog');
    const locate = createLocator(directory);
    const at = (app: string, { position }: Build) =>
      locate([{ app, release: '1.0.0', url: '/app.js', position }])[0];
    expect(at('shop', shop)).toEqual(found(shop));
    expect(at('blog', blog)).toEqual(found(blog));
    expect(at('docs', shop)).toEqual({ missing: 'No source maps were uploaded for release 1.0.0' });
    await keep(directory, '1.0.0', { 'app.js': any });
    expect(
      createLocator(directory)([{ app: 'docs', release: '1.0.0', url: '/app.js', position: any.position }]),
    ).toEqual([found(any)]);
    expect(at('shop', shop)).toEqual(found(shop));
  }));

test('what is kept is listed by release and application; a release that is removed takes its own files along', () =>
  withData(async (directory) => {
    const [shared, own] = [sampleBuild(3), sampleBuild(30)];
    await keep(directory, '1', { 'app.js': shared });
    await keep(directory, '1', { 'app.js': shared, 'list.js': own }, 'shop');
    const sourceMaps = createSourceMaps(directory);
    const listed = async () =>
      (await sourceMaps.list()).releases.map(({ app = '', release, files }) => [app, release, files]).sort();
    expect(await listed()).toEqual([
      ['', '1', 1],
      ['shop', '1', 2],
    ]);
    expect(await sourceMaps.remove({ app: 'shop', release: '1' })).toBeGreaterThan(0);
    expect(await listed()).toEqual([['', '1', 1]]);
    const kept = [shared.code, shared.map].map(hash).sort();
    expect(readdirSync(join(directory, 'files')).sort()).toEqual(kept);
    await expect(sourceMaps.remove({ app: 'shop', release: '1' })).rejects.toThrow(
      'There are no source maps of release 1 of app shop: its source maps are those of no app',
    );
    const { replaced } = await sourceMaps.save({ release: '1', files: [{ path: 'app.js' }] });
    expect(replaced).toEqual(['app.js']);
  }));

test('uploads of one release at the same time lose nothing of each other', () =>
  withData(async (directory) => {
    const sourceMaps = createSourceMaps(directory);
    const paths = Array.from({ length: 20 }, (_, n) => `part${n}.js`);
    await Promise.all(paths.map((path) => sourceMaps.save({ release: '1', files: [{ path }] })));
    const locate = createLocator(directory);
    for (const path of paths)
      expect(locate([{ app: 'shop', release: '1', url: `/${path}`, position: 1 }])).toEqual([
        { missing: `${path} was uploaded without a map` },
      ]);
  }));

test('a thread answers in the order of the positions, and is begun anew after it failed', () =>
  withData(async (directory) => {
    const symbolicator = createSymbolicator({ directory, script });
    try {
      const build = sampleBuild();
      const positions = Array.from({ length: 2500 }, (_, n) =>
        n % 2
          ? { app: 'shop', release: '1', url: '/app.js', position: build.position }
          : { app: 'shop', release: '1', url: `/none${n}.js`, position: 1 },
      );
      expect(await symbolicator.locate(positions.slice(0, 2))).toEqual(
        Array(2).fill({ missing: 'No source maps were uploaded' }),
      );
      await keep(directory, '1', { 'app.js': build });
      const expected = positions.map(({ url }, n) =>
        n % 2 ? found(build) : { missing: `${url.slice(1)} is not among the files uploaded for release 1` },
      );
      expect(await symbolicator.locate(positions)).toEqual(expected);

      // Whatever breaks it.
      const [index] = readdirSync(join(directory, 'releases'));
      const broken = join(directory, 'releases', index!);
      unlinkSync(broken);
      mkdirSync(broken);
      expect(await symbolicator.locate(positions.slice(0, 2))).toEqual(
        Array(2).fill({ missing: 'The source map could not be read: it is broken or too large' }),
      );
      rmdirSync(broken);
      await keep(directory, '1', { 'app.js': build });
      expect(await symbolicator.locate(positions)).toEqual(expected);
    } finally {
      await symbolicator.close();
    }
  }));
