import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { connectionsFor, guardServer } from '../../src/cli/guardServer.js';
import type { Overview } from '../../src/wire/index.js';
import { cli, long, type Running, runCollector, withCollector, withData } from './runCollector.js';
import { body, measures, sampleBatch } from './sampleBatch.js';

const script = fileURLToPath(new URL('dribble.mjs', import.meta.url));

/** Connections that never finish a request, from a process of their own; killed at the end. */
async function dribbling<T>(
  url: string,
  { connections, ahead = 0 }: { connections: number; ahead?: number },
  run: (counts: () => { open: number; closed: number }) => Promise<T>,
): Promise<T> {
  const child: ChildProcess = spawn(process.execPath, [script, url, String(connections), String(ahead)]);
  let last = '0 0';
  child.stdout?.on('data', (chunk) => {
    last = String(chunk).trim().split('\n').at(-1)!;
  });
  const counts = () => {
    const [open, closed] = last.split(' ').map(Number);
    return { open: open!, closed: closed! };
  };
  try {
    return await run(counts);
  } finally {
    child.kill('SIGKILL');
  }
}

/** Ten batches of one page are stored, and it says that it is well. */
async function serves(collector: Running, page: number) {
  for (let n = 0; n < 10; n++) {
    // Like a client it comes again where the engine is short of file descriptors for a moment.
    const post = () => collector.post(body(sampleBatch(page, measures(n, 1), { from: n, attempt: 2 })));
    await expect.poll(async () => (await post()).status).toBe(204);
    expect((await fetch(`${collector.url}/healthz`)).status).toBe(200);
  }
}

const connections = long ? 10_000 : 500;

test(`while ${connections} connections dribble, others are served, and the dribbling ones are closed`, () =>
  withCollector(async (collector) => {
    test.setTimeout(600_000);
    await dribbling(collector.url, { connections }, async (counts) => {
      await expect.poll(() => counts().open, { timeout: 120_000 }).toBe(connections);
      await serves(collector, 1);
      // Half of them stop in the headers, for which there are 30 s; the others in a body, which may take 180 s.
      await expect
        .poll(() => counts().closed, { timeout: 300_000 })
        .toBe(long ? connections : connections / 2);
      await serves(collector, 2);
    });
    expect(collector.peakMemory()).toBeLessThan(1024);
    expect((await collector.ask<Overview>('/api/overview')).entries).toBe(20);
    expect(collector.errors()).toBe('');
  }));

test('slow bodies that fill their share of the memory give way to those that come faster', () =>
  withCollector(async (collector) => {
    test.setTimeout(180_000);
    // Half of 300 stop after 900 kB: twice what is held of unfinished bodies.
    await dribbling(collector.url, { connections: 300, ahead: 900_000 }, async (counts) => {
      await expect.poll(() => counts().closed, { timeout: 120_000 }).toBeGreaterThan(50);
      await serves(collector, 1);
    });
    expect(collector.peakMemory()).toBeLessThan(768);
  }));

test('with few file descriptors it says so in a line, closes the slowest and serves others', () =>
  withData(async (data) => {
    test.skip(process.platform === 'win32', 'there is no ulimit here');
    test.setTimeout(120_000);
    // Node raises a soft limit, so the hard one is set.
    const shell = `ulimit -n 256 && exec "$0" "$@"`;
    const collector = await runCollector(data, [], ['sh', '-c', shell, process.execPath, cli]);
    try {
      await dribbling(collector.url, { connections: 500 }, async (counts) => {
        await expect.poll(() => counts().open, { timeout: 60_000 }).toBe(500);
        await serves(collector, 1);
        await expect.poll(() => counts().closed).toBeGreaterThan(300);
      });
      expect(collector.errors()).toBe('More than 64 connections: the slowest are closed\n');
    } finally {
      await collector.end('SIGKILL');
    }
  }));

test('the engine keeps its share of the file descriptors', () => {
  expect([256, 1024, 4096, 20_000, 1_000_000].map(connectionsFor)).toEqual([64, 256, 3072, 16_384, 16_384]);
});

test('of more connections than may be, that goes which waited longest for the end of a request', async () => {
  const server: Server = createServer((request, response) =>
    request.resume().on('end', () => response.end()),
  );
  const said: string[] = [];
  guardServer(server, (line) => said.push(line), 2);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const closed: string[] = [];
  const open = async (name: string) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').resume();
    socket.once('close', () => closed.push(name));
    const accepted = new Promise((resolve) => server.once('connection', resolve));
    await accepted;
    return socket;
  };
  const first = await open('first');
  const second = await open('second');
  const answered = new Promise((resolve) => first.once('data', resolve));
  first.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await answered;
  const third = await open('third');
  await expect.poll(() => closed).toEqual(['second']);
  expect(said).toHaveLength(1);
  const fourth = await open('fourth');
  await expect.poll(() => closed).toEqual(['second', 'first']);
  // Once a minute is enough.
  expect(said).toHaveLength(1);
  server.emit('error', new Error('accept EMFILE'));
  expect(said).toHaveLength(1);
  for (const socket of [first, second, third, fourth]) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});
