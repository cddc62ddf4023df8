import type { Dropped, Page } from '../wire/types.js';
import type { Buffer } from './buffer.js';
import { type Chunk, type ChunkKey, halveChunk, toBody, toChunk } from './chunk.js';
import type { ResolvedOptions } from './options.js';
import type { Recorder } from './record.js';
import { recover } from './recover.js';
import type { Sender, SendResult } from './send.js';
import { warn } from './warn.js';

export interface Flush {
  /** The tail has so many runs: it reaches the disk within 250 ms, a long one at once, and the endpoint in its time. */
  wake(runs: number): void;
  /** Sends everything that waits, of this page and of dead ones. Resolves when it is delivered or has failed. */
  flush(): Promise<void>;
  /** The page may be gone after this task. */
  hide(): void;
}

/** From the first entry of a tail to the start of its writing, ms; the rest of 250 is for the disk. */
const writeAfter = 180;
/** Runs that are not left to wait: a page that goes away must not have to deal with a flood. */
const longTail = 3;
/** Of chunks in one body, bytes before gzip. */
const bodySize = 128 * 1024;
/** Undelivered bytes that do not wait for the interval. */
const enough = 48 * 1024;
const longestBackoff = 5 * 60_000;
/** From the start of a page until it looks after the dead ones, ms. */
const leftoversAfter = 1_000;

/** Decides when to send and what: writes ahead, sends in order, deletes after a 2xx. */
export function createFlush(
  page: Page,
  recorder: Recorder,
  buffer: Buffer,
  sender: Sender,
  { sendInterval, maxBytes, maxAge }: ResolvedOptions,
): Flush {
  const { dropped } = recorder;
  /** This page's undelivered chunks, the newest of them: what `hide` can send without reading the disk. */
  let recent: Chunk[] = [];
  /** This page's chunks that a request in flight carries, by their first number. */
  const inFlight = new Set<number>();
  /** Entries below this number may have been sent before. */
  let sentTo = 0;
  let failures = 0;
  let unsent = 0;
  let unchecked = maxBytes;
  let writing: ReturnType<typeof setTimeout> | 0 = 0;
  let sending: ReturnType<typeof setTimeout> | 0 = 0;
  // On the page's own clock, which never steps back.
  let due = Infinity;
  let notBefore = 0;
  let cycle: Promise<void> | undefined;

  const isOwn = ([id]: ChunkKey) => id === page.id;
  const isIdle = ({ key }: Chunk) => !isOwn(key) || !inFlight.has(key[1]);

  const cut = (): Chunk[] => {
    const chunks = recorder.cut().map((run) => toChunk(page, run));
    for (const { key } of chunks) unsent += key[3];
    recent = newest([...recent, ...chunks], 64 * 1024);
    return chunks;
  };

  const write = async () => {
    clearTimeout(writing);
    writing = 0;
    const chunks = cut();
    if (!chunks[0]) return;
    await buffer.add(chunks);
    for (const { key } of chunks) unchecked += key[3];
    if (unchecked > maxBytes / 8) await keepLimits();
    sendBy(performance.now() + (unsent > enough ? 0 : sendInterval));
  };

  /** Drops the oldest of what is too old or too much. */
  const keepLimits = async () => {
    unchecked = 0;
    let room = maxBytes;
    for (const key of (await buffer.keys()).reverse())
      if (key[4] < Date.now() - maxAge) await giveUp('age', [key]);
      else if ((room -= key[3]) < 0) await giveUp('quota', [key]);
  };

  const giveUp = (reason: keyof Dropped, keys: ChunkKey[]) => {
    for (const key of keys) if (isOwn(key)) dropped[reason] = (dropped[reason] ?? 0) + key[2];
    return forget(keys);
  };

  const forget = (keys: ChunkKey[]) => {
    const gone = keys.filter(isOwn).map(([, from]) => from);
    recent = recent.filter(({ key }) => !gone.includes(key[1]));
    return buffer.remove(keys);
  };

  const bodyOf = (chunks: Chunk[]): string => {
    const own = isOwn(chunks[0]!.key);
    const again = Math.max(2, failures + 1);
    const body = toBody(chunks, ([, from]) => (own && from >= sentTo ? 1 : again), own ? dropped : {});
    if (own) for (const { key } of chunks) sentTo = Math.max(sentTo, key[1] + key[2]);
    return body;
  };

  /** Sends what is on disk of a page, oldest first. False: not now. */
  const drain = async (id: string): Promise<boolean> => {
    let size = bodySize;
    for (;;) {
      const chunks = (await buffer.read(id, size)).filter(isIdle);
      if (!chunks[0]) return true;
      const keys = chunks.map(({ key }) => key);
      const result = await deliver(chunks, sender.send);
      if (result.outcome === 'later') return false;
      if (result.outcome !== 'tooLarge') continue;
      if (chunks[1]) size = keys.reduce((sum, key) => sum + key[3], 0) / 2;
      else if (keys[0]![2] > 1) {
        await buffer.add(halveChunk(chunks[0]));
        await buffer.remove(keys);
      } else await giveUp('limit', keys);
    }
  };

  /** Sends the chunks one way or the other, and draws the consequences of the answer. */
  const deliver = async (
    chunks: Chunk[],
    send: (body: string) => Promise<SendResult>,
  ): Promise<SendResult> => {
    const keys = chunks.map(({ key }) => key);
    const numbers = keys.filter(isOwn).map(([, from]) => from);
    for (const number of numbers) inFlight.add(number);
    const result = await send(bodyOf(chunks));
    for (const number of numbers) inFlight.delete(number);
    if (result.outcome === 'later') {
      // Full jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
      const jitter = Math.random() * Math.min(longestBackoff, 1_000 * 2 ** ++failures);
      notBefore = performance.now() + Math.max(result.retryAfter, jitter);
      sendBy(notBefore);
    } else failures = 0;
    if (result.outcome === 'stored') await forget(keys);
    if (result.outcome === 'refused') await giveUp('rejected', keys);
    return result;
  };

  const sendBy = (time: number) => {
    if (time >= due) return;
    due = time;
    clearTimeout(sending);
    sending = setTimeout(
      () => {
        due = Infinity;
        if (performance.now() < notBefore) sendBy(notBefore);
        else void sendAll();
      },
      // Beyond 2³¹ ms a timer fires at once.
      Math.min(Math.max(0, time - performance.now()), 2 ** 31 - 1),
    );
  };

  const sendLeftovers = () => recover(buffer, page.id, drain).catch(() => {});

  const sendAll = () =>
    (cycle ??= (async () => {
      unsent = 0;
      if (await drain(page.id)) await sendLeftovers();
    })()
      .catch(() => {})
      .then(() => {
        cycle = undefined;
        if (unsent) sendBy(performance.now() + sendInterval);
      }));

  // A visit may be a short one.
  setTimeout(sendLeftovers, leftoversAfter);
  return {
    wake(runs) {
      if (runs === longTail) clearTimeout(writing);
      if (runs === longTail || !writing)
        writing = setTimeout(() => void write().catch(warn), runs < longTail ? writeAfter : 0);
    },
    async flush() {
      await write();
      await cycle;
      await sendAll();
    },
    hide() {
      // Sent first and written second: a page that goes away may not get to do both.
      const fresh = cut();
      const chunks = newest(recent.filter(isIdle), sender.room());
      if (chunks[0] && performance.now() >= notBefore) void deliver(chunks, sender.sendNow);
      if (fresh[0]) void buffer.add(fresh).then(() => sendBy(performance.now() + sendInterval));
    },
  };
}

/** As many chunks from the end as have room, each with 200 bytes for what a body adds. */
function newest(chunks: Chunk[], room: number): Chunk[] {
  let start = chunks.length;
  while (start && (room -= chunks[start - 1]!.key[3] + 200) > 0) start--;
  return chunks.slice(start);
}
