import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';

const file = (path) => readFileSync(new URL(path, import.meta.url));
/** Longer than it need be: an image of few bytes for its size is no largest paint to Chromium. */
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="500"><rect width="900" height="500" fill="#486"/><!-- ${'padding '.repeat(1000)} --></svg>`;
const banner = svg.replaceAll('500', '300');
const busy = 'function busy(ms) { const end = performance.now() + ms; while (performance.now() < end); }';
const library = `/* ${'as long as a library is, '.repeat(8000)} */`;
const rows = JSON.stringify(
  Array.from({ length: 9000 }, (_, id) => ({ id, name: `row ${id}`, text: 'words' })),
);

/** `wait`: ms before the first byte. `drip`: ms between the first half of the body and the second. */
const assets = {
  'heavy-tags.js': { body: `setTimeout(function collect() { ${busy} busy(180); }, 200);` },
  'light-tags.js': { body: `setTimeout(function collect() { ${busy} busy(4); }, 200);` },
  'heavy-app.js': { body: `${busy} busy(180);` },
  'light-app.js': { body: `${busy} busy(4);` },
  'large.json': { body: rows },
  'small.json': { body: '[1, 2, 3]' },
  'slow-price.json': { body: '{"price": 12}', wait: 900 },
  'prompt-price.json': { body: '{"price": 12}' },
  'hero.svg': { body: svg },
  'slow-hero.svg': { body: svg, wait: 1000 },
  'banner.svg': { body: banner, wait: 150 },
  'late.css': { body: 'body { color: #222; }', wait: 800 },
  'late.js': { body: 'window.library = true;', wait: 700 },
  'late.woff2': { body: 'no font', wait: 1600 },
  'prompt.woff2': { body: 'no font' },
  'plain.js': { body: library, drip: 120 },
  'packed.js': { body: library, drip: 120, packed: true },
  'kept.js': { body: library, drip: 120, cache: 'max-age=600' },
};
const types = {
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  json: 'application/json',
  woff2: 'font/woff2',
};

/**
 * Small pages that each have one fault, at `/<name>/fault`, and without it at `/<name>/mended`; the same assets from a
 * second origin; and an endpoint. `taken()` are the batches it has had.
 */
export async function servePages() {
  const script = { body: file('../../dist/fieldmark.js'), packed: true, cache: 'max-age=600' };
  const batches = [];
  const partner = await listen(answer);
  const site = await listen(answer);

  async function answer(request, response) {
    const [, folder, name] = new URL(request.url, 'http://site').pathname.split('/');
    if (request.method === 'POST') return take(request, response);
    if (folder === 'fieldmark.js') return sendAsset(response, folder, script);
    if (folder === 'assets' && assets[name]) return sendAsset(response, name, assets[name]);
    if (!/^[\w-]+$/.test(folder) || !/^(fault|mended)$/.test(name)) return response.writeHead(404).end();
    if (folder === 'slow-server' && name === 'fault') await sleep(1200);
    send(response, 'text/html; charset=utf-8', page(folder, name));
  }

  function page(rule, variant) {
    const other = variant === 'fault' ? 'mended' : 'fault';
    const text = file(`pages/${rule}.template`)
      .toString()
      .replace(new RegExp(`<!--${other}-->.*?<!--/${other}-->`, 'gs'), '')
      .replace(new RegExp(`<!--/?${variant}-->`, 'g'), '')
      .replaceAll('{{partner}}', partner.url);
    const head = /<!--head-->(.*)<!--\/head-->/s.exec(text);
    return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${rule}</title><link rel="icon" href="data:,">
<script async src="/fieldmark.js" data-endpoint="/v1/batches" data-app="samples"></script>
<script>${busy}</script>${head?.[1] ?? ''}</head><body>${head ? text.replace(head[0], '') : text}</body></html>`;
  }

  async function take(request, response) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const text = (body[0] === 0x1f ? gunzipSync(body) : body).toString();
    batches.push(
      ...text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    );
    response.writeHead(204).end();
  }

  return {
    url: site.url,
    taken: () => batches.splice(0),
    stop: () => Promise.all([site.stop(), partner.stop()]),
  };
}

async function sendAsset(response, name, { body, wait = 0, drip = 0, packed, cache }) {
  await sleep(wait);
  const bytes = packed ? gzipSync(body) : Buffer.from(body);
  response.writeHead(200, {
    'Content-Type': types[name.split('.').at(-1)],
    'Content-Length': bytes.length,
    'Cache-Control': cache ?? 'no-store',
    'Access-Control-Allow-Origin': '*',
    ...(packed && { 'Content-Encoding': 'gzip' }),
  });
  response.write(bytes.subarray(0, bytes.length / 2));
  await sleep(drip);
  response.end(bytes.subarray(bytes.length / 2));
}

function send(response, type, body) {
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
}

async function listen(answer) {
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${server.address().port}`, stop };
}
