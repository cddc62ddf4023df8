import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import type { Culprits, LongAnimationFrameEntry } from '../../src/wire/index.js';
import { expect, test } from '../fixtures.js';
import { type Build, hash, sampleBuild, secret, uploaded } from '../symbolicate/sampleBuild.js';
import { type Running, withCollector } from './runCollector.js';
import { body, sampleBatch } from './sampleBatch.js';

type Headers = Record<string, string>;

/** The status and the answer of both steps of an upload. */
async function upload(url: string, release: string, path: string, build: Build, headers: Headers = {}) {
  for (const text of [build.code, build.map]) {
    const put = await fetch(`${url}/api/sourcemaps/${hash(text)}`, {
      method: 'PUT',
      body: new Uint8Array(gzipSync(text)),
      headers: { 'content-type': 'application/gzip', ...headers },
    });
    if (!put.ok) return { status: put.status, text: await put.text() };
  }
  return list(url, { release, files: [uploaded(path, build)] }, headers);
}

async function list(url: string, value: unknown, headers: Headers = {}) {
  const response = await fetch(`${url}/api/sourcemaps`, {
    method: 'POST',
    body: JSON.stringify(value),
    headers: { 'content-type': 'application/json', ...headers },
  });
  return { status: response.status, text: await response.text() };
}

function frame(sourceURL: string, sourceCharPosition?: number): LongAnimationFrameEntry {
  const place = {
    sourceURL,
    sourceFunctionName: 'n',
    invoker: 'BUTTON.onclick',
    invokerType: 'event-listener',
  };
  return {
    type: 'long-animation-frame',
    startTime: 1,
    duration: 200,
    blockingDuration: 150,
    scripts: [
      {
        startTime: 1,
        duration: 180,
        ...place,
        ...(sourceCharPosition !== undefined && { sourceCharPosition }),
      },
    ],
  } as LongAnimationFrameEntry;
}

const send = ({ post }: Running, release: string, ...frames: LongAnimationFrameEntry[]) =>
  post(body(sampleBatch(1, frames, { page: { release } })));

const sourceIn = async ({ ask }: Running, url = '/assets/app.js') =>
  (await ask<Culprits>('/api/culprits')).rows.find(({ sourceURL }) => sourceURL === url)?.source;

test('with its source maps, an answer names original file, line and function; without, it says why', () =>
  withCollector(async (collector) => {
    const build = sampleBuild(12);
    await send(collector, '1.4.0', frame('/assets/app.js', build.position), frame('/assets/none.js'));
    await expect.poll(() => sourceIn(collector)).toEqual({ missing: 'No source maps were uploaded' });
    expect(await upload(collector.url, '1.4.0', 'app.js', build)).toEqual({
      status: 200,
      text: '{"missing":[],"replaced":[]}',
    });
    const source = {
      file: 'src/slow.js',
      line: 12,
      column: 10,
      name: 'slowDown',
      text: 'function slowDown(milliseconds) {',
    };
    expect(await sourceIn(collector)).toEqual(source);
    expect(await sourceIn(collector, '/assets/none.js')).toEqual({
      missing: 'The browser does not tell where in the script it is',
    });
    // What no script explains has no place.
    const { rows } = await collector.ask<Culprits>('/api/culprits');
    expect(rows.find(({ unattributed }) => unattributed)).not.toHaveProperty('source');
  }));

test('maps never leave the collector', () =>
  withCollector(async (collector) => {
    const build = sampleBuild();
    await send(collector, '1.4.0', frame('/assets/app.js', build.position));
    await upload(collector.url, '1.4.0', '/assets/app.js', build);
    await expect.poll(() => sourceIn(collector)).toMatchObject({ name: 'slowDown' });
    const [served, map] = [hash(build.code), hash(build.map)];
    const [index] = readdirSync(`${collector.data}/sourcemaps/releases`);
    const paths = [
      '/',
      '/api/',
      '/dashboard/',
      '/%2e%2e/',
      '/..%2f',
      '/api/sourcemaps/..%2f..%2f',
      `/..%2f..%2f${collector.data}/`,
    ]
      .flatMap((before) =>
        [
          served,
          map,
          `${map}.map`,
          `files/${map}`,
          `sourcemaps/files/${map}`,
          `releases/${index}`,
          `sourcemaps/releases/${index}`,
          `sourcemaps/${map}`,
          'sourcemaps',
          'assets/app.js',
          'assets/app.js.map',
        ].map((name) => before + name),
      )
      .concat(
        ['choices', 'overview', 'vitals', 'culprits', 'measures', 'series', 'coverage', 'advice'].map(
          (name) => `/api/${name}`,
        ),
      );
    for (const path of paths)
      for (const method of ['GET', 'POST']) {
        const response = await fetch(collector.url + path, {
          method,
          ...(/^P/.test(method) && { body: '{}' }),
        });
        const text = await response.text();
        expect(text, `${method} ${path}`).not.toContain(secret);
        expect(text, `${method} ${path}`).not.toContain('mappings');
        if (!/^\/(?:api\/\w+)?$/.test(path))
          expect(response.status, `${method} ${path}`).toBeGreaterThanOrEqual(400);
      }
  }));

test('with a token, source maps are taken from who knows it', () =>
  withCollector(
    async ({ url }) => {
      const build = sampleBuild();
      expect((await upload(url, '1', 'app.js', build)).status).toBe(401);
      expect((await list(url, { release: '1', files: [{ path: 'app.js' }] })).status).toBe(401);
      expect((await upload(url, '1', 'app.js', build, { authorization: 'Bearer s3cret' })).status).toBe(200);
    },
    ['--token', 's3cret'],
  ));

test('a page that somebody visits cannot upload, whether of another origin or of another port', () =>
  withCollector(async ({ url, data }) => {
    const server = createServer((_, response) =>
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Elsewhere</title>'),
    ).listen(0);
    const browser = await chromium.launch(test.info().project.use.launchOptions);
    try {
      for (const host of ['127.0.0.1', 'localhost']) {
        const page = await browser.newPage();
        await page.goto(`http://${host}:${(server.address() as AddressInfo).port}/`);
        const outcomes = await page.evaluate(
          async ([target, file]) => {
            const list = JSON.stringify({ release: 'theirs', files: [{ path: 'app.js' }] });
            const tries: [string, RequestInit][] = [
              ['', { method: 'POST', mode: 'no-cors', body: list }],
              [
                '',
                {
                  method: 'POST',
                  mode: 'no-cors',
                  body: new Blob([list], { type: 'text/plain;application/json' }),
                },
              ],
              ['', { method: 'POST', body: list, headers: { 'content-type': 'application/json' } }],
              [
                '',
                {
                  method: 'POST',
                  body: list,
                  headers: { 'content-type': 'application/json' },
                  credentials: 'include',
                },
              ],
              [`/${file}`, { method: 'PUT', body: 'x', headers: { 'content-type': 'application/gzip' } }],
            ];
            return Promise.all(
              tries.map(([path, init]) =>
                fetch(target + path, init).then(
                  ({ type }) => type,
                  () => 'refused',
                ),
              ),
            );
          },
          [`${url}/api/sourcemaps`, hash('x')] as const,
        );
        // What may be sent without asking is answered, but with 403.
        expect(outcomes).toEqual(['opaque', 'opaque', 'refused', 'refused', 'refused']);
        await page.close();
      }
      expect(readdirSync(data)).not.toContain('sourcemaps');
    } finally {
      await browser.close();
      server.close();
    }
    for (const headers of [{ origin: url }, { 'sec-fetch-site': 'same-origin' }] as Headers[])
      expect(await list(url, { release: '1', files: [{ path: 'app.js' }] }, headers)).toEqual({
        status: 403,
        text: '{"error":"Source maps are not taken from pages"}',
      });
  }));

test('what cannot be taken is said in one sentence, and nothing of it is kept', () =>
  withCollector(async ({ url, data }) => {
    const put = async (name: string, bytes: Uint8Array, type = 'application/gzip') => {
      const response = await fetch(`${url}/api/sourcemaps/${name}`, {
        method: 'PUT',
        body: new Uint8Array(bytes),
        headers: { 'content-type': type },
      });
      return `${response.status} ${(await response.json()).error}`;
    };
    const some = hash('x');
    expect(await put(some, Buffer.from('x'))).toBe('400 A file must come as gzip');
    expect(await put(some, gzipSync('y'))).toBe('400 The file is not what its hash says');
    expect(await put(some, gzipSync('x'), 'text/plain')).toBe('415 A file must come as application/gzip');
    expect(await put('..%2f..%2fx', gzipSync('x'))).toBe('400 A file is put under its SHA-256 in hex');
    expect(await put(some.toUpperCase(), gzipSync('x'))).toBe('400 A file is put under its SHA-256 in hex');
    expect(await put(some, gzipSync(Buffer.alloc(66 * 2 ** 20)))).toBe(
      '400 A file may have 64 MiB, and 32 MiB gzipped',
    );
    const files = [{ path: 'app.js' }];
    for (const [value, error] of [
      [null, 'release must be a text of 1 to 256 characters'],
      [{ files }, 'release must be a text of 1 to 256 characters'],
      [{ release: 'x'.repeat(257), files }, 'release must be a text of 1 to 256 characters'],
      [{ release: '1' }, 'files must list at least one file'],
      [{ release: '1', files: [] }, 'files must list at least one file'],
      [{ release: '1', files: [null] }, 'path must be a text of 1 to 2048 characters'],
      [{ release: '1', files: Array(20_001).fill(files[0]) }, 'A release has at most 20000 files'],
      [
        { release: '1', files: [{ path: 'app.js', served: some }] },
        'served and map must be SHA-256 in hex, both or none',
      ],
      [
        { release: '1', files: [{ path: 'app.js', served: '../../x', map: some }] },
        'served and map must be SHA-256 in hex, both or none',
      ],
    ])
      expect(await list(url, value)).toEqual({ status: 400, text: JSON.stringify({ error }) });
    expect((await list(url, 'x'.repeat(7 * 2 ** 20))).status).toBe(413);
    expect((await list(url, {}, { 'content-type': 'text/plain' })).status).toBe(415);
    expect(readdirSync(`${data}/sourcemaps/files`)).toEqual([]);
    expect(readdirSync(`${data}/sourcemaps`)).toEqual(['files']);
  }));

test("a release's name is no path", () =>
  withCollector(async (collector) => {
    const build = sampleBuild();
    const release = '../../../../tmp/of-a-release\0/"';
    const before = readdirSync(collector.data).sort();
    expect((await upload(collector.url, release, '../../app.js', build)).status).toBe(200);
    expect(readdirSync(`${collector.data}/sourcemaps/releases`)).toEqual([`${hash(release)}.json`]);
    expect(readdirSync(collector.data).sort()).toEqual([...before, 'sourcemaps'].sort());
  }));
