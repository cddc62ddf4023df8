import { TooLargeError, WireError } from '../wire/index.js';
import { type Account, type Ledger, requestBytes } from './createLedger.js';

/** A request's bytes, and their account in the ledger: to be closed by whoever is done with them. */
export interface Body {
  bytes: Uint8Array;
  account: Account;
}

/**
 * A request's body, never more than `most` bytes of it.
 * @throws {TooLargeError} as soon as it is known
 * @throws {WireError} when the sender goes away
 * @throws {QueueFullError} when there is no room for it
 */
export async function readBody(request: Request, most: number, ledger: Ledger): Promise<Body> {
  if (Number(request.headers.get('content-length')) > most) throw tooLarge(most);
  const reader = request.body?.getReader();
  const stop = async () => reader?.cancel().catch(() => {});
  const account = ledger.open(stop);
  // One piece of memory that grows: a sender chooses how many bytes a chunk has, and a list of single bytes would
  // take a hundred times their size.
  let bytes = new Uint8Array();
  let size = 0;
  try {
    for (let chunk = await next(reader); chunk; chunk = await next(reader)) {
      const wanted = size + chunk.byteLength;
      if (wanted > most) throw tooLarge(most);
      if (wanted > bytes.byteLength) {
        const grown = Math.min(most, Math.max(wanted, 2 * bytes.byteLength));
        account.add(grown - bytes.byteLength);
        const larger = new Uint8Array(grown);
        larger.set(bytes.subarray(0, size));
        bytes = larger;
      }
      bytes.set(chunk, size);
      size = wanted;
    }
    account.complete();
    account.add(requestBytes);
    return { bytes: bytes.subarray(0, size), account };
  } catch (error) {
    account.close();
    await stop();
    throw error;
  }
}

async function next(reader?: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array | undefined> {
  try {
    return (await reader?.read())?.value;
  } catch {
    throw new WireError('cut off');
  }
}

function tooLarge(most: number) {
  return new TooLargeError(`larger than ${most} bytes`);
}
