import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type SourceMaps, type Upload, UploadError } from '../../symbolicate/index.js';

/** Sends what is not there yet, and then the list. Resolves to how many files that was. */
export type Send = (
  upload: Upload,
  read: ReadonlyMap<string, () => Promise<Buffer>>,
  /** Called as each file begins. */
  progress: (done: number, all: number) => void,
) => Promise<number>;

type Door = Pick<SourceMaps, 'save'> & { put(hash: string, gzipped: Buffer): Promise<void> };

/** Files under way at a time. */
const lanes = 4;

export const sendSourceMaps = {
  /** @throws {Error} one sentence */
  to: (url: string, token?: string): Send => send(collectorAt(url, token)),
  into: ({ save, put }: SourceMaps): Send =>
    send({
      save,
      put: (hash, gzipped) =>
        put(
          hash,
          (async function* () {
            yield gzipped;
          })(),
        ),
    }),
};

function send({ save, put }: Door): Send {
  return async (upload, read, progress) => {
    const missing = await save(upload);
    let done = 0;
    let next = 0;
    const lane = async () => {
      while (next < missing.length) {
        const hash = missing[next++]!;
        progress(done, missing.length);
        const content = await read.get(hash)!();
        await put(hash, await promisify(gzip)(content));
        done++;
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    if (missing.length && (await save(upload)).length)
      throw new UploadError('Files went missing meanwhile: upload again');
    return missing.length;
  };
}

function collectorAt(url: string, token?: string): Door {
  const base = new URL('api/sourcemaps', url.endsWith('/') ? url : `${url}/`);
  async function call(path: string, method: string, type: string, body: string | Uint8Array<ArrayBuffer>) {
    let response: Response;
    try {
      response = await fetch(`${base}${path}`, {
        method,
        body,
        headers: { 'content-type': type, ...(token && { authorization: `Bearer ${token}` }) },
      });
    } catch {
      throw new Error(`No collector answers at ${url}`);
    }
    if (response.status === 401) throw new Error(`The collector at ${url} asks for its token: --token T`);
    const text = await response.text();
    if (!response.ok)
      throw new Error(`The collector at ${url} answered ${response.status}: ${sentence(text)}`);
    return text;
  }
  return {
    async save(upload) {
      const text = await call('', 'POST', 'application/json', JSON.stringify(upload));
      return (JSON.parse(text) as { missing: string[] }).missing;
    },
    async put(hash, gzipped) {
      await call(`/${hash}`, 'PUT', 'application/gzip', new Uint8Array(gzipped));
    },
  };
}

function sentence(text: string): string {
  try {
    return (JSON.parse(text) as { error: string }).error;
  } catch {
    return text.slice(0, 200);
  }
}
