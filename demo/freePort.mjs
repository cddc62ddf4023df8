import { createServer } from 'node:net';

/** The wanted port, or any free one when it is taken, which is said. */
export async function freePort(wanted, whom) {
  const port = (await tryPort(wanted)) ?? (await tryPort(0));
  if (wanted && port !== wanted) console.log(`Port ${wanted} is taken; ${whom} uses ${port}.`);
  return port;
}

function tryPort(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) =>
      ['EADDRINUSE', 'EACCES'].includes(error.code) ? resolve(undefined) : reject(error),
    );
    server.listen(port, '127.0.0.1', () => {
      const { port: got } = server.address();
      server.close(() => resolve(got));
    });
  });
}
