import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Saved, type SourceMaps, type Upload, UploadError } from '../../symbolicate/index.js';
import { collectorAt } from './collectorAt.js';

/** Sends what is not there yet, and then the list. Resolves to how many files that was, and which paths had others. */
export type Send = (
  upload: Upload,
  read: ReadonlyMap<string, () => Promise<Buffer>>,
  /** Called as each file begins. */
  progress: (done: number, all: number) => void,
) => Promise<{ sent: number; replaced: string[] }>;

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
    let saved: Saved = await save(upload);
    const { missing } = saved;
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
    if (missing.length) {
      saved = await save(upload);
      if (saved.missing.length) throw new UploadError('Files went missing meanwhile: upload again');
    }
    return { sent: missing.length, replaced: saved.replaced };
  };
}
