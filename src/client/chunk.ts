import type { Dropped, Page, View } from '../wire/types.js';
import type { Run } from './record.js';
import { toBytes } from './utf8.js';

/**
 * Sorts by page, then by sequence number, and since page ids begin with their time, the oldest page comes first.
 * Count (of numbers), size (bytes) and time of writing (epoch ms) are in the key, so that limits are kept without
 * reading any text.
 */
export type ChunkKey = [page: string, from: number, count: number, size: number, at: number];

/** A run of entries as it waits to be delivered. */
export interface Chunk {
  key: ChunkKey;
  /** The batch's JSON up to its sequence number: version, page, view. */
  head: string;
  /** The entries' JSON, joined by commas; empty where all were given up. */
  text: string;
  /** What was given up, by reason; its numbers come after the entries'. */
  dropped?: Dropped | undefined;
}

export function toChunk(page: Page, { view, from, count, texts, dropped }: Run): Chunk {
  return makeChunk(page.id, from, count, headOf(page, view), texts.join(), dropped);
}

export const headOf = (page: Page, view: View): string =>
  JSON.stringify({ v: 1, page, view } satisfies Head).slice(0, -1);

/** A chunk for each entry; none where there is but one, or where the disk has not kept them. */
export function splitChunk({ key: [page, from, count], head, text, dropped }: Chunk): Chunk[] {
  let entries: unknown[] = [];
  try {
    entries = JSON.parse(`[${text}]`);
  } catch {}
  const singles = entries.map((entry, i) => makeChunk(page, from + i, 1, head, JSON.stringify(entry)));
  if (dropped)
    singles.push(makeChunk(page, from + entries.length, count - entries.length, head, '', dropped));
  return singles[1] ? singles : [];
}

/** What is told in the place of chunks that are given up: their numbers, and why. */
export function tellOfLoss(chunks: Chunk[], reason: keyof Dropped): Chunk[] {
  const told: Chunk[] = [];
  for (const { key, head, text, dropped } of chunks) {
    // What tells of a loss may become old or be refused as well: then nothing is left but the hole.
    if (dropped && !text && reason !== 'quota') continue;
    // Nor can it be told of numbers, or in a head, that the disk has not kept.
    if (typeof head !== 'string' || !(endOf(key) > 0)) continue;
    const last = told.at(-1);
    // Under the last one's view: a head each would outgrow what the disk may hold.
    const goesOn = last?.key[0] === key[0] && endOf(last.key) === key[1];
    const [page, from, before, , at] = goesOn ? told.pop()!.key : [key[0], key[1], 0, 0, key[4]];
    const count = before + key[2];
    told.push({
      key: [page, from, count, sizeOf(head, ''), at],
      head,
      text: '',
      dropped: { [reason]: count },
    });
  }
  return told;
}

/** Whether the disk has given back what was written. */
export function isWhole({ key, head, text }: Chunk): boolean {
  return sizeOf(head, text) === key[3];
}

/**
 * The body that carries the chunks; neighbours of one view become one batch.
 * @param attempt of the batch that begins with this chunk
 * @param sentAt 0 where it is sent one day
 */
export function toBody(chunks: Chunk[], attempt: (key: ChunkKey) => number, sentAt = Date.now()): string {
  let body = '';
  let last: Chunk | undefined;
  for (const chunk of chunks) {
    const { key, head, text } = chunk;
    body +=
      text && last?.head === head && !last.dropped && endOf(last.key) === key[1]
        ? ','
        : `${close(last)}${head},"from":${key[1]},"attempt":${attempt(key)},"sentAt":${sentAt},"entries":[`;
    body += text;
    last = chunk;
  }
  return body + close(last);
}

interface Head {
  v: 1;
  page: Page;
  view: View;
}

const close = (last?: Chunk) =>
  last ? `]${last.dropped ? `,"dropped":${JSON.stringify(last.dropped)}` : ''}}\n` : '';

const endOf = ([, from, count]: ChunkKey) => from + count;

const sizeOf = (head: string, text: string) => toBytes(head + text).length;

function makeChunk(
  page: string,
  from: number,
  count: number,
  head: string,
  text: string,
  dropped?: Dropped,
): Chunk {
  return { key: [page, from, count, sizeOf(head, text), Date.now()], head, text, dropped };
}
