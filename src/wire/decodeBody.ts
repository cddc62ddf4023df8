import { limits } from './limits.js';
import type { Batch } from './types.js';

/** A body that is not what the wire says. `line` counts from 1 and is absent where the whole body is at fault. */
export class WireError extends Error {
  override name = 'WireError';
  constructor(
    message: string,
    readonly line?: number,
  ) {
    super(message);
  }
}

/** The body is larger than the receiver takes: answer 413. */
export class TooLargeError extends WireError {
  override name = 'TooLargeError';
}

/**
 * One line of a body: its number from 1, its length in characters, and the parsed JSON or what is wrong with it.
 * The value is not checked against the schema.
 */
export type Line =
  | { line: number; length: number; value: unknown }
  | { line: number; length: number; error: string };

/**
 * The batches of a body, plain or gzipped (known by its first two bytes).
 *
 * Checks that each line is JSON of version 1; for more, validate the lines with `fieldmark/wire/schema.json`.
 * @throws {WireError} at the first line that is not a batch
 * @throws {TooLargeError} when the body is larger than `maxBytes` after gunzip
 */
export async function decodeBody(
  body: Uint8Array | string,
  { maxBytes = limits.decodedBytes }: { maxBytes?: number } = {},
): Promise<Batch[]> {
  const batches: Batch[] = [];
  for (const line of parseLines(await bodyText(body, maxBytes))) {
    if ('error' in line) throw new WireError(line.error, line.line);
    const batch = line.value as Partial<Batch> | null;
    if (batch?.v !== 1) throw new WireError(`line ${line.line}: v must be 1`, line.line);
    batches.push(batch as Batch);
  }
  return batches;
}

/** The lines of a decoded body; empty ones are passed over. */
export function* parseLines(text: string): Generator<Line> {
  let line = 0;
  for (const source of text.split('\n')) {
    line++;
    if (!source.trim()) continue;
    const length = source.length;
    try {
      yield { line, length, value: JSON.parse(source) };
    } catch {
      yield { line, length, error: `line ${line}: not JSON` };
    }
  }
}

/**
 * The text of a body, gunzipped where its first two bytes say so. Never holds much more than `maxBytes`,
 * however far the gzip would expand.
 * @throws {WireError} when the gzip or the UTF-8 is broken
 * @throws {TooLargeError} when the text is larger than `maxBytes`
 */
export async function bodyText(body: Uint8Array | string, maxBytes: number): Promise<string> {
  if (typeof body === 'string') return body;
  const gzipped = body[0] === 0x1f && body[1] === 0x8b;
  const bytes = gzipped ? await gunzip(body, maxBytes) : body;
  if (bytes.byteLength > maxBytes) throw new TooLargeError(`larger than ${maxBytes} bytes`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new WireError('not UTF-8');
  }
}

async function gunzip(body: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const gunzipped = new Blob([body as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'));
  const reader = gunzipped.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      size += read.value.byteLength;
      if (size > maxBytes) throw new TooLargeError(`larger than ${maxBytes} bytes after gunzip`);
      chunks.push(read.value);
    }
  } catch (error) {
    if (error instanceof TooLargeError) {
      await reader.cancel().catch(() => {});
      throw error;
    }
    throw new WireError('broken gzip');
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
