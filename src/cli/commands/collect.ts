import { collect as run } from '../collect.js';
import { command } from '../command.js';
import { wholeNumber } from '../options/wholeNumber.js';
import { UsageError } from '../UsageError.js';

export const collect = command({
  summary: 'take batches, store them, show the dashboard',
  help: `Usage: fieldmark collect [options]

Takes what pages send, stores it in a directory, and serves the dashboard and the script.

  --port N       0 picks a free one                     [7007]
  --host ADDR    where to listen                        [127.0.0.1]
  --data DIR     where to store                         [.fieldmark]
  --token T      ask readers for this token; made for you when the host is not loopback

Examples
  fieldmark collect
  fieldmark collect --host 0.0.0.0 --port 8080 --data /var/lib/fieldmark
`,
  options: {
    port: { type: 'string' },
    host: { type: 'string' },
    data: { type: 'string' },
    token: { type: 'string' },
  },
  read({ port = '7007', host = '127.0.0.1', data = '.fieldmark', token }) {
    if (token === '') throw new UsageError('--token must not be empty');
    if (data === '') throw new UsageError('--data must not be empty');
    return { port: wholeNumber('--port', port, [0, 65_535]), host, data, ...(token && { token }) };
  },
  run,
});
