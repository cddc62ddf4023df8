import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * How long a request may take to arrive, ms. A megabyte in three minutes is 47 kbit/s, which the browsers' `2g` does;
 * our own sender gives up after thirty seconds and has 128 kB. Headers are a packet or two.
 */
export const patience = {
  headersTimeout: 30_000,
  requestTimeout: 180_000,
  connectionsCheckingInterval: 5_000,
};

/** More are a flood: each costs some 20 kB. */
const mostConnections = 16_384;

/**
 * Keeps a server able to answer when more connect than it can hold: the connection that has waited longest for the end of a
 * request is closed for the new one. Says so at most once a minute.
 */
export function guardServer(
  server: Server,
  say: (line: string) => void,
  most = connectionsFor(openFilesLimit()),
): void {
  /** Begins with the one whose last request, or whose opening, is longest ago. */
  const sockets = new Set<Socket>();
  let saidAt = -Infinity;
  const sayAtTimes = (line: string) => {
    if (performance.now() - saidAt < 60_000) return;
    saidAt = performance.now();
    say(line);
  };

  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    if (sockets.size <= most) return;
    const [oldest] = sockets;
    sockets.delete(oldest!);
    oldest!.destroy();
    sayAtTimes(`More than ${most} connections: the slowest are closed`);
  });
  server.on('request', (request, response) => {
    const again = () => {
      if (sockets.delete(request.socket)) sockets.add(request.socket);
    };
    request.once('end', again);
    response.once('finish', again);
  });
  // Without a listener a failure to accept would end the process.
  server.on('error', ({ message }) => sayAtTimes(`A connection could not be taken: ${message}`));
}

/**
 * The engine opens files too (some 140 at its busiest, three of them a thread): a connection that took the last descriptor
 * would make an insert fail.
 */
export function connectionsFor(openFiles: number): number {
  return Math.min(mostConnections, Math.max(openFiles >> 2, openFiles - 1024));
}

/** The process's own limit, which Node has raised as far as it may. */
function openFilesLimit(): number {
  const report = process.report.getReport() as { userLimits?: { open_files?: { soft?: number | string } } };
  const { soft } = report.userLimits?.open_files ?? {};
  return typeof soft === 'number' ? soft : mostConnections * 2;
}
