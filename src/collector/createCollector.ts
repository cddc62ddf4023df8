import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { cors } from 'hono/cors';
import { etag } from 'hono/etag';
import { openStore, type Store } from '../store/index.js';
import { createSourceMaps, createSymbolicator, sourceMapsOf } from '../symbolicate/index.js';
import { access } from './access.js';
import { answersRoute } from './answersRoute.js';
import { createAnswers } from './createAnswers.js';
import { ingestRoute } from './ingestRoute.js';
import { sourceMapsRoute } from './sourceMapsRoute.js';

export interface CollectorOptions {
  /** The data directory; made where it is missing. One process at a time can have it open. */
  data: string;
  /**
   * Asked of whoever wants the dashboard or the query API; ingest and the script need none.
   * @default none: whoever reaches the collector can read
   */
  token?: string;
  /**
   * Where source maps are kept; made with the first upload.
   * @default `sourcemaps` in the data directory
   */
  sourceMaps?: string;
  /**
   * Called with what could not be stored or answered.
   * @default console.error
   */
  onError?: (error: unknown) => void;
}

export interface Collector {
  /** Answers a request. Paths are taken from the root: take a prefix off before, if there is one. */
  fetch(request: Request): Promise<Response>;
  /** Stores what is held, then closes the data directory. Requests after that are answered with 503. */
  close(): Promise<void>;
}

/** Longest that a start is held up by the first answer, ms. */
const patience = 1_000;

/** An engine's first answer takes several times as long as its next: whoever looks first is not to wait for that. */
async function warmUp(store: Store): Promise<void> {
  const answered = store.ask('vitals', { from: Date.now() - 86_400_000 }).catch(() => {});
  await Promise.race([answered, delay(patience, undefined, { ref: false })]);
}

/** Where the built files are: this module is bundled beside them. */
const files = fileURLToPath(new URL('.', import.meta.url));

const contentSecurity =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The collector as a web-standard handler, to be served or mounted in a server of one's own.
 *
 * `POST /v1/batches` stores, `GET /fieldmark.js` and `GET /fieldmark.dev.js` are the script, `GET /instrument.js` adds to
 * it, `GET /api/…` answers, `POST /api/sourcemaps` takes source maps, `GET /` is the dashboard, `GET /healthz` says that
 * it is up.
 * @throws {Error} one sentence: chdb is missing, the directory is in use or cannot be opened
 */
export async function createCollector({
  data,
  token,
  sourceMaps = sourceMapsOf(data),
  onError = console.error,
}: CollectorOptions): Promise<Collector> {
  const store = await openStore({ path: data });
  await warmUp(store);
  const symbolicator = createSymbolicator({ directory: sourceMaps });
  const app = new Hono();
  const anywhere = cors({
    origin: '*',
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['Content-Type'],
    exposeHeaders: ['Retry-After'],
    maxAge: 86_400,
  });
  let closed: Promise<void> | undefined;
  const guard: MiddlewareHandler = token ? access(token) : (_, next) => next();

  app.use(compress());
  app.use('/v1/*', anywhere, embeddable);
  app.use((_, next) => (closed ? Promise.resolve(closing()) : next()));
  app.post('/v1/batches', ingestRoute(store));
  app.all('/v1/*', (context) => context.json({ error: 'Batches are taken by POST /v1/batches' }, 404));
  app.get('/healthz', (context) => context.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' }));
  for (const script of ['fieldmark.js', 'fieldmark.dev.js', 'instrument.js'])
    for (const name of [script, `${script}.map`])
      app.get(`/${name}`, anywhere, embeddable, etag(), cached, serveStatic({ path: `${files}${name}` }));
  app.use('*', guard);
  app.route('/api/sourcemaps', sourceMapsRoute(createSourceMaps(sourceMaps)));
  app.route('/api', answersRoute(createAnswers({ store, symbolicator })));
  app.use('*', secured, etag(), serveStatic({ root: `${files}dashboard` }));
  app.notFound((context) => context.text('Not found\n', 404));
  app.onError((error, context) => {
    // What was asked before, and not yet of the engine.
    if (closed) return closing();
    onError(error);
    return context.json({ error: 'The collector could not do that; its log says why' }, 500);
  });

  return {
    fetch: async (request) => app.fetch(request),
    close: () => (closed ??= Promise.all([symbolicator.close(), store.close()]).then(() => {})),
  };
}

const closing = () => Response.json({ error: 'Closing' }, { status: 503, headers: { 'Retry-After': '2' } });

const embeddable: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Cross-Origin-Resource-Policy', 'cross-origin');
};

const cached: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Cache-Control', 'public, max-age=300, stale-while-revalidate=86400');
  context.header('Timing-Allow-Origin', '*');
  // In the script itself, naming its map would cost each visitor some bytes.
  const script = context.req.path.match(/[^/]+\.js$/)?.[0];
  if (script) context.header('SourceMap', `${script}.map`);
};

const secured: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Content-Security-Policy', contentSecurity);
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'no-referrer');
  context.header('Cache-Control', 'no-cache');
};
