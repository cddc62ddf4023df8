import { TooLargeError } from '../wire/index.js';

/**
 * A request's bytes, never more than `most` of them.
 * @throws {TooLargeError} as soon as it is known
 */
export async function readBody(request: Request, most: number): Promise<Uint8Array> {
  const tooLarge = () => new TooLargeError(`larger than ${most} bytes`);
  if (Number(request.headers.get('content-length')) > most) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.byteLength;
    if (size > most) {
      await reader.cancel().catch(() => {});
      throw tooLarge();
    }
    chunks.push(read.value);
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}
