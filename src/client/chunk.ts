import type { Dropped, Page, View } from '../wire/types.js';
import type { Run } from './record.js';

/**
 * Sorts by page, then by sequence number, and since page ids begin with their time, the oldest page comes first.
 * Count, size (bytes) and time of writing (epoch ms) are in the key, so that limits are kept without reading any text.
 */
export type ChunkKey = [page: string, from: number, count: number, size: number, at: number];

/** A run of entries as it waits to be delivered. */
export interface Chunk {
  key: ChunkKey;
  /** The batch's JSON up to its sequence number: version, page, view. */
  head: string;
  /** The entries' JSON, joined by commas. */
  text: string;
}

const utf8 = new TextEncoder();

export function toChunk(page: Page, { view, from, count, text }: Run): Chunk {
  return makeChunk(
    page.id,
    from,
    count,
    JSON.stringify({ v: 1, page, view } satisfies Head).slice(0, -1),
    text,
  );
}

/** Two chunks with a half of the entries each. */
export function halveChunk({ key: [id, from, count], head, text }: Chunk): Chunk[] {
  const entries: unknown[] = JSON.parse(`[${text}]`);
  const half = (start: number, end?: number) => {
    const some = entries.slice(start, end);
    return makeChunk(id, from + start, some.length, head, JSON.stringify(some).slice(1, -1));
  };
  return [half(0, count >> 1), half(count >> 1)];
}

/**
 * The body that carries the chunks; neighbours of one view become one batch.
 * @param attempt of the batch that begins with this chunk
 */
export function toBody(chunks: Chunk[], attempt: (key: ChunkKey) => number, dropped: Dropped): string {
  let body = '';
  let last: Chunk | undefined;
  for (const chunk of chunks) {
    const { key, head, text } = chunk;
    if (last?.head === head && last.key[1] + last.key[2] === key[1]) body += `,${text}`;
    else {
      const rest = { from: key[1], attempt: attempt(key), sentAt: Date.now(), dropped };
      body += `${last ? ']}\n' : ''}${head},${JSON.stringify(rest).slice(1, -1)},"entries":[${text}`;
    }
    last = chunk;
  }
  return `${body}]}`;
}

interface Head {
  v: 1;
  page: Page;
  view: View;
}

function makeChunk(page: string, from: number, count: number, head: string, text: string): Chunk {
  return { key: [page, from, count, utf8.encode(head + text).length, Date.now()], head, text };
}
