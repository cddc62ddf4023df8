import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { createCollector } from '../collector/index.js';
import { announce } from '../store/index.js';
import { guardServer, patience } from './guardServer.js';
import { asksLoopback, isLoopback } from './loopback.js';

export interface CollectOptions {
  port: number;
  host: string;
  data: string;
  token?: string;
}

/** Runs a collector until it is told to stop. Resolves once it listens. */
export async function collect({ port, host, data, token: given }: CollectOptions): Promise<void> {
  const made = !given && !isLoopback(host) ? randomBytes(18).toString('base64url') : undefined;
  const token = given ?? made;
  const directory = resolve(data);
  const collector = await createCollector({
    data: directory,
    ...(token && { token }),
    onError: (error) => console.error(error instanceof Error ? error.message : error),
  });
  // Then it is bound to loopback.
  const open = !token;
  const server = createAdaptorServer({
    fetch: (request) =>
      open && isQuestion(request) && !asksLoopback(request) ? notHere() : collector.fetch(request),
    serverOptions: patience,
  }) as Server;
  try {
    await listen(server, port, host);
  } catch (error) {
    await collector.close();
    throw error;
  }
  guardServer(server, (line) => console.error(line));
  const url = urlOf(server, host);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    const idle = new Promise((resolve) => server.close(resolve));
    await collector.close();
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 2000);
    await idle;
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Last: who reads it may stop it at once.
  announce(directory, url);
  console.log(greeting({ url, directory, token, made }));
}

function listen(server: Server, port: number, host: string) {
  return new Promise<void>((resolve, reject) => {
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      const where = `${host}:${port}`;
      reject(
        new Error(
          code === 'EADDRINUSE'
            ? `Port ${port} is taken on ${host}: choose another with --port, or --port 0 for a free one`
            : code === 'EACCES'
              ? `Not allowed to listen on ${where}: ports below 1024 need more rights`
              : `Cannot listen on ${where}: ${message}`,
        ),
      );
    });
    server.listen(port, host, resolve);
  });
}

const isQuestion = ({ url }: Request) => new URL(url).pathname.startsWith('/api/');

function notHere() {
  return Response.json(
    {
      error:
        'Without a token, this collector answers under the names of this machine alone, as localhost; set one with --token',
    },
    { status: 403 },
  );
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  // Nobody can go to "any address"; on this machine loopback is one of them.
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${isIP(name) === 6 ? `[${name}]` : name}:${port}`;
}

function greeting({
  url,
  directory,
  token,
  made,
}: { url: string; directory: string } & Record<'token' | 'made', string | undefined>) {
  return [
    `Fieldmark collector on ${url}`,
    '',
    `  Dashboard  ${url}/${made ? `?token=${made}` : ''}`,
    ...(made
      ? ['             The token was made for this run and is shown only here; set one with --token.']
      : []),
    ...(token && !made ? ['             It asks for the token you gave: add ?token=… once.'] : []),
    `  Data       ${directory}`,
    '',
    '  Paste into your page:',
    `  <script async src="${url}/fieldmark.js" data-endpoint="${url}/v1/batches" data-app="my-app"></script>`,
    '',
  ].join('\n');
}
