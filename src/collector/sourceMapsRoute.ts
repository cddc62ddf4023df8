import { Hono, type MiddlewareHandler } from 'hono';
import { QueueFullError } from '../store/index.js';
import { isHash, parseReleaseName, parseUpload, type SourceMaps, UploadError } from '../symbolicate/index.js';
import { TooLargeError, WireError } from '../wire/index.js';
import { createLedger } from './createLedger.js';
import { readBody } from './readBody.js';

/** Of the list of a release's files, bytes. */
const mostListed = 6 * 2 ** 20;

/**
 * Takes source maps; there is no way to have one back.
 *
 * `POST /` with `{ app?, release, files: [{ path, served, map }] }` keeps what the release has and answers
 * `{ missing, replaced }`: the hashes of what has to be put before, and nothing is kept while there are any; else the
 * paths that had something else. `PUT /<sha256>` takes such a file as gzip. `GET /` lists the releases, and
 * `DELETE /?release=…&app=…` forgets one and answers `{ bytes }`, what that gave back. 400 with one sentence says what
 * is wrong, 403 refuses pages.
 */
export function sourceMapsRoute(sourceMaps: SourceMaps): Hono {
  const route = new Hono();
  const ledger = createLedger(2 * mostListed);

  route.use('*', noPages);
  route.post('/', async (context) => {
    if (!/^application\/json\b/.test(context.req.header('content-type') ?? ''))
      return context.json({ error: 'The list of files must come as application/json' }, 415);
    const { bytes, account } = await readBody(context.req.raw, mostListed, ledger);
    try {
      return context.json(await sourceMaps.save(parseUpload(parseJson(bytes))));
    } finally {
      account.close();
    }
  });
  route.get('/', async (context) => context.json(await sourceMaps.list()));
  route.delete('/', async (context) => {
    const name = parseReleaseName(context.req.query());
    return context.json({ bytes: await sourceMaps.remove(name) });
  });
  route.put('/:hash', async (context) => {
    const hash = context.req.param('hash');
    if (!isHash(hash)) return context.json({ error: 'A file is put under its SHA-256 in hex' }, 400);
    if (context.req.header('content-type') !== 'application/gzip')
      return context.json({ error: 'A file must come as application/gzip' }, 415);
    await sourceMaps.put(hash, context.req.raw.body ?? new ReadableStream());
    return context.body(null, 204);
  });
  route.all('*', (context) => context.json({ error: 'Source maps are taken here and given to nobody' }, 404));
  route.onError((error, context) => {
    if (error instanceof UploadError) return context.json({ error: error.message }, 400);
    if (error instanceof TooLargeError) return context.json({ error: error.message }, 413);
    if (error instanceof WireError) return context.json({ error: error.message }, 400);
    if (error instanceof QueueFullError) return context.json({ error: error.message }, 503);
    throw error;
  });
  return route;
}

/**
 * A page that somebody visits must not write here, whatever its browser would send along: browsers name the origin in
 * each request that is no GET, and no page of ours uploads.
 */
const noPages: MiddlewareHandler = async (context, next) => {
  if (context.req.header('origin') !== undefined || context.req.header('sec-fetch-site') !== undefined)
    return context.json({ error: 'Source maps are not taken from pages' }, 403);
  return next();
};

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new UploadError('The list of files is not JSON');
  }
}
