import { TooLargeError } from '../wire/index.js';

/** Bytes that are held by all unfinished requests together. */
export interface Ledger {
  /** @throws when it would be too much */
  add(bytes: number): void;
  remove(bytes: number): void;
}

/**
 * A request's bytes, never more than `most` of them. While it arrives, it stands in the ledger.
 * @throws {TooLargeError} as soon as it is known
 */
export async function readBody(request: Request, most: number, ledger: Ledger): Promise<Uint8Array> {
  const tooLarge = () => new TooLargeError(`larger than ${most} bytes`);
  if (Number(request.headers.get('content-length')) > most) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      size += read.value.byteLength;
      ledger.add(read.value.byteLength);
      if (size > most) throw tooLarge();
      chunks.push(read.value);
    }
  } catch (error) {
    await reader.cancel().catch(() => {});
    throw error;
  } finally {
    ledger.remove(size);
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}
