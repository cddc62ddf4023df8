import { createServer } from 'node:http';
import { decodeBody } from '../../dist/wire.js';

/** Stands before an endpoint and notes what is sent to it; where the endpoint is gone, it cuts the connection. */
export async function startCountingProxy(endpoint) {
  const received = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    const noted = {
      at: Date.now(),
      bytes: body.byteLength,
      batches: await decodeBody(body),
      status: 'reset',
    };
    received.push(noted);
    try {
      const { status, headers } = await fetch(endpoint, { method: 'POST', headers: request.headers, body });
      noted.status = status;
      response
        .writeHead(status, { 'Access-Control-Allow-Origin': '*', ...only(headers, 'retry-after') })
        .end();
    } catch {
      request.socket.destroy();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    received,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const only = (headers, name) => (headers.has(name) ? { [name]: headers.get(name) } : {});
