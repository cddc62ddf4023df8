import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './freePort.mjs';
import { picture } from './picture.mjs';

const folder = new URL('./shop/', import.meta.url);
const read = (name) => readFileSync(new URL(name, folder), 'utf8');
const between = (low, high) => low + Math.random() * (high - low);

/** The shop in its releases, and a partner's server on another origin that adds a script to its pages. */
export async function startShop({ port, collector, builds }) {
  const partner = await listen(await freePort(0), async () => ({
    type: 'text/javascript',
    text: read('tags.js'),
  }));
  const shop = await listen(port, (url, headers) =>
    answer(url, headers, { collector, partner: partner.url, builds }),
  );
  return { url: shop.url, stop: () => Promise.all([shop.stop(), partner.stop()]) };
}

async function answer({ pathname, searchParams }, { cookie = '' }, { builds, ...origins }) {
  const asset = /^\/assets\/([\w-]+\.(?:js|css))$/.exec(pathname)?.[1];
  // The style sheet comes late, and nothing is painted before it.
  if (asset === 'shop.css') await sleep(between(100, 1400));
  if (asset === 'shop.css') return { type: 'text/css', text: read(asset) };
  const script = asset && builds.find(({ scripts }) => scripts.has(asset))?.scripts.get(asset);
  if (script) return { type: 'text/javascript; charset=utf-8', text: script };
  const image = /^\/images\/(\w+)\.svg$/.exec(pathname)?.[1];
  if (image) {
    await sleep(image === 'banner' ? between(100, 400) : searchParams.has('large') ? between(200, 1400) : 20);
    return { type: 'image/svg+xml', text: picture(image) };
  }
  if (pathname === '/api/price') {
    await sleep(between(250, 1300));
    return {
      type: 'application/json',
      text: JSON.stringify({ price: 12 + ((Number(searchParams.get('id')) * 37) % 240) }),
    };
  }
  const page =
    pathname === '/' ? 'index.html' : /^\/(product|cart)\.html$/.test(pathname) ? pathname.slice(1) : '';
  if (!page) return undefined;
  // Now and then a page has to be made anew.
  await sleep(Math.random() < 0.15 ? between(700, 1600) : between(20, 300));
  const wanted = /release=([\d.]+)/.exec(cookie)?.[1];
  const { release, names } = builds.find((build) => build.release === wanted) ?? builds.at(-1);
  const text = read(page)
    .replaceAll('{{release}}', release)
    .replaceAll('{{collector}}', origins.collector)
    .replaceAll('{{partner}}', origins.partner)
    .replace(/(?<="\/assets\/)\w+\.js/g, (entry) => names.get(entry));
  return { type: 'text/html; charset=utf-8', text };
}

/** Pages and prices are asked for each time; the rest is kept for the visit. */
const keep = (type) => (/html|json/.test(type) ? 'no-store' : 'max-age=600');

async function listen(port, respond) {
  const server = createServer(async (request, response) => {
    const found = await respond(new URL(request.url, 'http://shop'), request.headers).catch(() => undefined);
    if (!found) return response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
    response
      .writeHead(200, {
        'Content-Type': found.type,
        'Access-Control-Allow-Origin': '*',
        'Cache-Control': keep(found.type),
      })
      .end(found.text);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const stop = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, stop };
}
