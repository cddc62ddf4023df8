import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';

/** Of a profile whose Firefox was opened with `--marionette`; any free port. */
export const marionettePreferences = {
  'marionette.port': 0,
  // Else the storage cannot be shut down.
  'dom.quotaManager.testing': true,
};

/**
 * Speaks to the Firefox of a profile as its own code: runs scripts with the browser's rights, one after the other. The
 * protocol is a length, a colon and `[0, id, command, parameters]`: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export async function connectFirefox(profile: string): Promise<(script: string) => Promise<unknown>> {
  const port = await portOf(profile);
  const socket = connect(port, '127.0.0.1').unref();
  const answers = new Map<number, (answer: { error: unknown; result: unknown }) => void>();
  let rest = Buffer.alloc(0);
  socket.on('data', (data) => {
    rest = Buffer.concat([rest, data]);
    for (;;) {
      const colon = rest.indexOf(':');
      const length = Number(rest.subarray(0, colon));
      if (colon < 0 || rest.length < colon + 1 + length) return;
      const message = JSON.parse(String(rest.subarray(colon + 1, colon + 1 + length)));
      rest = rest.subarray(colon + 1 + length);
      if (Array.isArray(message)) answers.get(message[1])?.({ error: message[2], result: message[3] });
    }
  });
  await once(socket, 'data');
  let next = 0;
  const call = async (command: string, parameters: object) => {
    const id = ++next;
    const answered = new Promise<{ error: unknown; result: unknown }>((done) => answers.set(id, done));
    const text = JSON.stringify([0, id, command, parameters]);
    socket.write(`${Buffer.byteLength(text)}:${text}`);
    const { error, result } = await answered;
    if (error) throw new Error(JSON.stringify(error));
    return result;
  };
  await call('WebDriver:NewSession', {});
  await call('Marionette:SetContext', { value: 'chrome' });
  return async (script) =>
    ((await call('WebDriver:ExecuteScript', { script, args: [] })) as { value: unknown }).value;
}

async function portOf(profile: string): Promise<number> {
  for (;;) {
    const port = Number(await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => 0));
    if (port) return port;
    await new Promise((done) => setTimeout(done, 50));
  }
}
