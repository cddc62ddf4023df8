import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import esbuild from 'esbuild';
import { decodeBody } from '../../dist/wire.js';

/** What the peers' users write by hand: web-vitals and a beacon when the page hides. */
const handWritten = `
  import { onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals/attribution';
  const queue = new Set();
  for (const on of [onCLS, onFCP, onINP, onLCP, onTTFB]) on((metric) => queue.add(metric));
  addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden' || !queue.size) return;
    navigator.sendBeacon('/beacon', JSON.stringify([...queue].map(({ name, value, id }) => ({ name, value, id }))));
    queue.clear();
  });`;

/** Pages `/without`, `/with` the bundle and `/handWritten`; counts the measures that reach the endpoint. */
export async function startBenchServer() {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: handWritten, resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
  });
  const scripts = {
    '/fieldmark.js': readFileSync('dist/fieldmark.js'),
    '/handWritten.js': outputFiles[0].contents,
    '/work.js': `
      function flood(count) {
        const start = performance.now();
        for (let i = 0; i < count; i++) performance.measure('flood:' + i % 20, { start: i, duration: 5 });
        return (performance.now() - start) * 1000 / count;
      }`,
  };
  const tags = {
    '/with': '<script async src="/fieldmark.js" data-endpoint="/batches" data-app="bench"></script>',
    '/handWritten': '<script async src="/handWritten.js"></script>',
  };
  const counts = { stored: new Set(), bytes: 0 };
  const server = createServer(async (request, response) => {
    if (request.url === '/batches') {
      const body = Buffer.concat(await request.toArray());
      counts.bytes += body.byteLength;
      for (const { page, from, entries } of await decodeBody(body))
        for (const [i, { type }] of entries.entries())
          if (type === 'measure') counts.stored.add(`${page.id}:${from + i}`);
    }
    if (request.method === 'POST') return response.writeHead(204).end();
    if (scripts[request.url])
      return response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(scripts[request.url]);
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(`<!doctype html><title>bench</title>
      <link rel="icon" href="data:,">${tags[request.url] ?? ''}<script src="/work.js"></script><p>page`);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    counts,
    close: () => server.close(),
  };
}
