import { EventEmitter, once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Batch, decodeBody, type Entry } from '../src/wire/index.js';

/**
 * What the endpoint does with a request. `hang`: accepts and never answers. `reset`: cuts the connection. `lost`: stores,
 * then cuts the connection instead of answering.
 */
export type Answer = { status: number; headers?: Record<string, string> } | 'hang' | 'reset' | 'lost';

export interface Received {
  at: number;
  bytes: number;
  gzipped: boolean;
  batches: Batch[];
  status: number | 'hang' | 'reset' | 'lost';
}

export interface Stored {
  page: string;
  seq: number;
  batch: Batch;
  entry: Entry;
}

/**
 * An origin with the test pages, the built bundle and an endpoint that behaves as it is told to; one at `/cut` resets
 * each connection before it has read the body.
 */
export interface Site {
  url: string;
  /** Decides about each request; 204 unless a test says otherwise. */
  answer: (received: Received) => Answer | Promise<Answer>;
  received: Received[];
  /** What was told, by pages too: `/wait/x` answers when `/signal/x` is asked for. */
  signals: string[];
  signal(name: string): void;
  /** Shorter addresses of pages: `{ '/step/1': '/?data-app=…' }`. */
  aliases: Record<string, string>;
  /** What was stored, by (page, seq); each once. */
  stored(): Stored[];
  /** The entries of `stored()`, or those of one type. */
  entries<T extends Entry['type']>(type?: T): Extract<Entry, { type: T }>[];
  reset(): void;
  close(): Promise<void>;
}

const files: Record<string, [path: string, type: string]> = {
  '/': ['tests/pages/index.html', 'text/html'],
  '/next': ['tests/pages/index.html', 'text/html'],
  '/spa': ['tests/pages/spa.html', 'text/html'],
  '/spa.js': ['tests/pages/spa.js', 'text/javascript'],
  '/module': ['tests/pages/module.html', 'text/html'],
  '/work.js': ['tests/pages/work.js', 'text/javascript'],
  '/fieldmark.js': ['dist/fieldmark.js', 'text/javascript'],
  '/instrument.js': ['dist/instrument.js', 'text/javascript'],
};

/** The endpoint has what the request carried. */
export const isStored = (status: Received['status']): boolean =>
  typeof status === 'number' ? status < 300 : status === 'lost';

const stores: Answer = { status: 204 };

export async function openSite(): Promise<Site> {
  const signals = new EventEmitter();
  const server = createServer((request, response) => {
    handle(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const site: Site = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: () => stores,
    received: [],
    signals: [],
    signal(name) {
      site.signals.push(decodeURIComponent(name));
      signals.emit(name);
    },
    aliases: {},
    stored() {
      const found = new Map<string, Stored>();
      for (const { batches, status } of site.received)
        if (isStored(status))
          for (const batch of batches)
            for (const [i, entry] of batch.entries.entries()) {
              const seq = batch.from + i;
              found.set(`${batch.page.id}:${seq}`, { page: batch.page.id, seq, batch, entry });
            }
      return [...found.values()];
    },
    entries: (type) =>
      site
        .stored()
        .map(({ entry }) => entry)
        .filter((entry) => !type || entry.type === type) as never,
    reset() {
      site.received = [];
      site.signals = [];
      site.aliases = {};
      site.answer = () => stores;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const asked = request.url ?? '/';
    const url = new URL(site.aliases[asked] ?? asked, site.url);
    if (request.method === 'POST' && url.pathname === '/cut') {
      site.received.push({ at: Date.now(), bytes: 0, gzipped: false, batches: [], status: 'reset' });
      return request.socket.resetAndDestroy();
    }
    if (request.method === 'POST') return collect(request, response);
    const [, verb, name] = url.pathname.split('/');
    if (verb === 'signal') site.signal(name!);
    if (verb === 'wait') await once(signals, name!);
    if (verb === 'signal' || verb === 'wait') return void response.writeHead(204).end();
    if (verb === 'server-timing')
      return void response.writeHead(200, { 'Server-Timing': 'db;dur=12.5;desc="rows"' }).end('ok');
    const file = files[url.pathname] ?? packageFile(url.pathname) ?? appFile(url.pathname);
    if (!file) return void response.writeHead(404).end();
    let body: Buffer | string = await readFile(fileURLToPath(new URL(`../${file[0]}`, import.meta.url)));
    if (file[1] === 'text/html')
      body = body
        .toString()
        .replace('<!-- before -->', url.searchParams.get('before') ?? '')
        .replace('<!-- attributes -->', attributes(url.searchParams));
    const policy = url.searchParams.get('csp');
    // No `no-store`: it would keep pages out of the back/forward cache.
    const headers = { 'Content-Type': file[1], 'Cache-Control': 'no-cache' };
    response.writeHead(200, { ...headers, ...(policy && { 'Content-Security-Policy': policy }) }).end(body);
  }

  async function collect(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const batches = await decodeBody(body).catch(() => undefined);
    const received: Received = {
      at: Date.now(),
      bytes: body.byteLength,
      gzipped: body[0] === 0x1f,
      batches: batches ?? [],
      status: 'hang',
    };
    // As the collector does with what it cannot read.
    const answer = batches ? await site.answer(received) : { status: 400 };
    received.status = typeof answer === 'string' ? answer : answer.status;
    site.received.push(received);
    if (answer === 'reset' || answer === 'lost') request.socket.destroy();
    else if (answer !== 'hang') response.writeHead(answer.status, answer.headers).end();
  }

  return site;
}

/** What a page's import map asks for. */
const packageFile = (path: string): [string, string] | undefined =>
  /^\/(dist|node_modules)\/[\w./-]+\.js$/.test(path) ? [path.slice(1), 'text/javascript'] : undefined;

const types: Record<string, string> = { js: 'text/javascript', css: 'text/css', json: 'application/json' };

/** What `buildApp()` has built. Whatever is no file is a route of the application. */
const appFile = (path: string): [string, string] | undefined => {
  const [, app, file] = /^\/apps\/([\w-]+)\/([\w./-]*)$/.exec(path) ?? [];
  const type = types[/\.(\w+)$/.exec(file ?? '')?.[1] ?? ''];
  return app ? [`test-results/apps/${app}/${type ? file : 'index.html'}`, type ?? 'text/html'] : undefined;
};

/** `?data-release=1` becomes an attribute; the endpoint and the application are there unless `bare` is. */
function attributes(query: URLSearchParams): string {
  const set = new Map(
    query.has('bare')
      ? []
      : [
          ['data-endpoint', '/v1/batches'],
          ['data-app', 'test'],
        ],
  );
  for (const [name, value] of query) if (name.startsWith('data-')) set.set(name, value);
  return [...set].map(([name, value]) => `${name}="${value}"`).join(' ');
}
