// Opens many connections to a collector and never finishes a request on any: half stop in the headers, half in the body.
// Each line on stdout is `open closed refused`. usage: node dribble.mjs <url> <connections> [body bytes sent at once]
import { connect } from 'node:net';

const { hostname, port } = new URL(process.argv[2]);
const wanted = Number(process.argv[3]);
const ahead = Buffer.alloc(Number(process.argv[4] ?? 0), 'x');
const head = 'POST /v1/batches HTTP/1.1\r\nHost: collector\r\n';
const counts = { open: 0, closed: 0, refused: 0 };
const sockets = [];

function open(i) {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) });
    let connected = false;
    socket.once('connect', () => {
      connected = true;
      counts.open++;
      sockets.push(socket);
      if (i % 2) socket.write(`${head}X-Slow: `);
      else {
        socket.write(`${head}Content-Length: 1000000\r\n\r\n`);
        socket.write(ahead);
      }
      resolve();
    });
    socket.on('error', () => {});
    socket.once('close', () => {
      if (connected) counts.closed++;
      else counts.refused++;
      resolve();
    });
    socket.resume();
  });
}

let next = 0;
await Promise.all(
  Array.from({ length: 100 }, async () => {
    while (next < wanted) await open(next++);
  }),
);
const say = () => console.log(`${counts.open} ${counts.closed} ${counts.refused}`);
say();
let turn = 0;
setInterval(() => {
  // Each gets its byte every five seconds.
  for (let i = turn++ % 50; i < sockets.length; i += 50) if (!sockets[i].destroyed) sockets[i].write('x');
  if (turn % 10 === 0) say();
}, 100);
