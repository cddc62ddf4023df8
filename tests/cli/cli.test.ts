import { copyFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { cli, runCollector, withCollector, withData } from '../collector/runCollector.js';
import { body, measures, sampleBatch } from '../collector/sampleBatch.js';
import { reported, run } from './run.js';

const sentence = (err: string) => ({ code: 1, out: '', err: `${err}\n` });

test('the report says what the API says, from the running collector and from its directory', () =>
  withData(async (data) => {
    const collector = await runCollector(data);
    await collector.post(
      body(
        sampleBatch(1, [
          ...measures(0, 3),
          {
            type: 'web-vital',
            startTime: 1,
            name: 'CLS',
            value: 0.31,
            navigationType: 'navigate',
          },
          { type: 'long-animation-frame', startTime: 1, duration: 200, blockingDuration: 150 },
        ]),
      ),
    );
    const report: Record<string, unknown> = { filter: { app: 'shop' } };
    for (const question of reported) report[question] = await collector.ask(`/api/${question}?app=shop`);
    const running = await run(['report', '--json', '--app', 'shop', '--data', data]);
    expect(running.err).toBe('');
    expect(JSON.parse(running.out)).toEqual(report);
    expect(
      JSON.parse((await run(['report', '--json', '--app', 'shop', '--url', collector.url])).out),
    ).toEqual(report);
    await collector.end('SIGTERM');

    expect(JSON.parse((await run(['report', '--json', '--app', 'shop', '--data', data])).out)).toEqual(
      report,
    );
    const { code, out } = await run(['report', '--data', data]);
    expect(code).toBe(0);
    expect(out).toContain('1 page · 1 view · 1 session · 5 entries · 100 % of what they recorded');
    expect(out).toMatch(/CLS +0\.310 +░+ +0 % +0 % +100 % +1\b/);
    expect(out).toMatch(/\(no script known\) +150 ms/);
    expect(out).toMatch(/m0 +10 ms +█+ +1 +1 +10 ms/);
    expect(out).toMatch(/Coverage +100 % of 5 numbered entries are stored\n/);
    expect(out).not.toContain(String.fromCharCode(27));
    expect((await run(['report', '--data', data, '--app', 'none'])).out).toBe(
      'Nothing is stored for that yet.\n',
    );
  }));

test('the report says what was dropped and what is missing, also where nothing is stored', () =>
  withCollector(async ({ url, post, ask }) => {
    const dropped = { quota: 1000, corrupt: 500 };
    await post(
      body(
        sampleBatch(1, measures(0, 3), { dropped }),
        sampleBatch(2, [], { from: 1, dropped: { age: 3 }, page: { app: 'gone' } }),
      ),
    );
    const { out } = await run(['report', '--url', url, '--app', 'shop']);
    expect(out).toContain('3 entries · 0.2 % of what they recorded');
    expect(out).toMatch(
      /Coverage +0\.2 % of 1,503 numbered entries are stored\n +entries +share\n +numbered +1,503 +100 % +█+\n +stored +3 +0\.2 % +▏\n +dropped, quota +1,000 +66\.5 % +█+.?\n +dropped, corrupt +500 +33\.3 % +█+.?\n +missing +0 +0 %\n/,
    );
    const gone = (await run(['report', '--url', url, '--app', 'gone'])).out;
    expect(gone).toMatch(/Coverage +0 % of 4 numbered entries are stored\n/);
    expect(gone).toMatch(/dropped, age +3 +75\.0 % +█+.?\n +missing +1 +25\.0 % +█+.?\n/);
    const { coverage } = JSON.parse((await run(['report', '--json', '--url', url, '--app', 'shop'])).out);
    expect(coverage).toEqual(await ask('/api/coverage?app=shop'));
    expect(coverage.totals).toEqual({ pages: 1, numbered: 1503, stored: 3, dropped, missing: 0 });
  }));

test('a report of a collector with a token needs it', () =>
  withCollector(
    async ({ url, data }) => {
      expect(await run(['report', '--data', data])).toEqual(
        sentence(`The collector at ${url} asks for its token: --token T`),
      );
      expect((await run(['report', '--data', data, '--token', 's3cret'])).code).toBe(0);
    },
    ['--token', 's3cret'],
  ));

test('what cannot be is said in one sentence with its exit code', () =>
  withCollector(async ({ url, data, child }) => {
    expect(await run(['collekt'])).toEqual({
      ...sentence('There is no command collekt: did you mean collect? (fieldmark --help)'),
      code: 2,
    });
    expect(await run(['collect', '--port', '0', '--data', data])).toEqual(
      sentence(`The data directory ${data} is in use by another process (pid ${child.pid})`),
    );
    const { port } = new URL(url);
    expect(await run(['collect', '--port', port, '--data', `${data}/other`])).toEqual(
      sentence(`Port ${port} is taken on 127.0.0.1: choose another with --port, or --port 0 for a free one`),
    );
    expect(await run(['report', '--data', `${data}/none`])).toEqual(
      sentence(`There is no data directory ${data}/none: name one with --data, or a collector with --url`),
    );
    expect(await run(['report', '--url', 'http://127.0.0.1:9'])).toEqual(
      sentence('No collector answers at http://127.0.0.1:9'),
    );
  }));

test('a directory that is none, or cannot be made, is said in one sentence', () =>
  withData(async (data) => {
    const file = join(data, 'file');
    writeFileSync(file, '');
    for (const directory of [file, '/proc/fieldmark']) {
      const { code, out, err } = await run(['collect', '--port', '0', '--data', directory]);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(/^The data directory .* cannot be used: .*\n$/);
    }
  }));

test("somebody else's directory is left as it is", () =>
  withData(async (data) => {
    writeFileSync(join(data, 'letter.txt'), 'mine');
    expect(await run(['collect', '--port', '0', '--data', data])).toEqual(
      sentence(`The data directory ${data} cannot be used: it has other files in it`),
    );
    expect((await run(['report', '--data', data])).err).toMatch(/^There is no data directory /);
    expect(await run(['collect', '--data', ''])).toEqual({
      ...sentence('--data must not be empty'),
      code: 2,
    });
    expect(readdirSync(data)).toEqual(['letter.txt']);
  }));

test('what pages send is no command to the terminal', () =>
  withData(async (data) => {
    const collector = await runCollector(data);
    const esc = String.fromCharCode(27);
    await collector.post(
      body(
        sampleBatch(1, [
          { type: 'measure', startTime: 1, duration: 1, name: `${esc}[31mred\u0007\nnext \u202egnirts` },
        ]),
      ),
    );
    const { out } = await run(['report', '--url', collector.url]);
    await collector.end('SIGTERM');
    expect(out).toContain('�[31mred��next �gnirts');
    expect(out).not.toContain(esc);
  }));

test('without chdb one sentence says what to install', () =>
  withData(async (data) => {
    // Where no node_modules can be seen from.
    const dist = dirname(cli);
    for (const name of readdirSync(dist)) {
      if (statSync(join(dist, name)).isFile()) copyFileSync(join(dist, name), join(data, name));
    }
    writeFileSync(join(data, 'package.json'), '{"type":"module"}');
    expect(
      await run(['collect', '--port', '0', '--data', join(data, 'd')], { entry: join(data, 'cli.js') }),
    ).toEqual(
      sentence('The collector needs the package chdb, which is not installed here: npm install chdb'),
    );
  }));

test('something else that answers at the address is no collector', async () => {
  const server = createServer((_, response) => response.writeHead(500).end('broken')).listen(0);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await run(['report', '--url', url])).toEqual(
    sentence(`The collector at ${url} answered 500: broken`),
  );
  server.close();
});
