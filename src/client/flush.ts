import type { Dropped, Page, View } from '../wire/types.js';
import type { Buffer } from './buffer.js';
import {
  type Chunk,
  type ChunkKey,
  headOf,
  isWhole,
  splitChunk,
  tellOfLoss,
  toBody,
  toChunk,
} from './chunk.js';
import { clock } from './clock.js';
import type { ResolvedOptions } from './options.js';
import type { Recorder } from './record.js';
import { recover, showAlive } from './recover.js';
import type { Sender, SendResult } from './send.js';
import { warn } from './warn.js';

export interface Flush {
  /** From now on what is recorded is written and sent, and what dead pages have left. Before, nothing is. */
  start(): void;
  /** Nothing more is written or sent, but what is on its way; the tail is kept. */
  stop(): void;
  /** The tail has begun: it reaches the disk within 250 ms, and the endpoint in its time. */
  wake(): void;
  /** Nothing more comes for now: the tail is written at once. */
  write(): void;
  /** Sends everything that waits, of this page and of dead ones. Resolves when it is delivered or has failed. */
  flush(): Promise<void>;
  /** The page may be gone after this task. */
  hide(): void;
  /** A view has another name: what waits in memory goes out under it. */
  rename(before: View, after: View): void;
}

/** From the first entry of a tail to the start of its writing, ms; the rest of 250 is for the disk. */
const writeAfter = 120;
/** Chunks that are written in one task. */
const atOnce = 5;
/** Of chunks in one body, bytes before gzip. */
const bodySize = 64_000;
/** Undelivered bytes that do not wait for the interval. */
const enough = 100_000;
/** Of chunks that are kept in memory to be sent without reading the disk, bytes. */
const lastBytes = 300_000;
/** Of several chunks in the body of each of a page's last events, which are two as a rule: a fetch costs by the byte. */
const partingBytes = 24_000;
/** From a change of what is undelivered until the browser's copy follows, ms: each costs about one. */
const holdAfter = 500;
const longestBackoff = 5 * 60_000;
/** From the start of a page until it looks after the dead ones, ms. */
const leftoversAfter = 1_000;
/** Until it looks again when another tab is at it, which may be closed or killed before it is done, ms. */
const leftoversAgain = 10_000;

/** Decides when to send and what: writes ahead, sends in order, deletes after a 2xx. */
export function createFlush(
  page: Page,
  recorder: Recorder,
  buffer: Buffer,
  sender: Sender,
  { sendInterval, maxBytes, maxAge }: ResolvedOptions,
): Flush {
  let on = false;
  /** This page's undelivered chunks, the newest of them: what can be sent without reading the disk. */
  let recent: Chunk[] = [];
  /** Keys of the chunks that a request in flight carries, and of those that a full disk does not let go of. */
  const inFlight = new Set<string>();
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
  /** Until then the endpoint has asked to be left alone, which holds for a page's last request too. */
  let unwelcome = 0;
  let holding: ReturnType<typeof setTimeout> | 0 = 0;
  let cycle: Promise<void> | undefined;

  const isOwn = ([id]: ChunkKey) => id === page.id;
  const isIdle = (key: ChunkKey) => !inFlight.has(String(key));

  const cut = (most?: number): Chunk[] => {
    const chunks = recorder.cut(most).map((run) => toChunk(page, run));
    for (const { key } of chunks) {
      unsent += key[3];
      unchecked += key[3];
    }
    recent = newest([...recent, ...chunks], lastBytes);
    return chunks;
  };

  /** Leaves a copy of what is undelivered with the browser, which sends it when the page dies. */
  const hold = () => {
    holding ||= setTimeout(() => {
      holding = 0;
      const chunks = newest(recent, sender.deferred);
      // Others may have sent it when it arrives.
      sender.hold(chunks[0] && toBody(chunks, () => 2, 0));
    }, holdAfter);
  };

  /** Gives something where it was too much for one task. */
  const write = async (): Promise<unknown> => {
    clearTimeout(writing);
    writing = 0;
    // In a hidden page, a timer may be a second late, and nobody waits.
    const chunks = on ? cut(document.hidden ? undefined : atOnce) : [];
    if (!chunks[0]) return;
    const more = chunks[atOnce - 1];
    if (more) wake(0);
    hold();
    await buffer.replace([], chunks);
    if (on && unchecked > maxBytes / 8) await keepLimits();
    sendBy(clock() + (unsent > enough ? 0 : sendInterval));
    return more;
  };

  /** Drops the oldest of what is too old or too much. */
  const keepLimits = async () => {
    unchecked = 0;
    let room = maxBytes;
    const tooOld: ChunkKey[] = [];
    const tooMuch: ChunkKey[] = [];
    for (const key of (await buffer.keys()).reverse())
      if (key[4] < Date.now() - maxAge) tooOld.unshift(key);
      else if ((room -= key[3]) < 0) tooMuch.unshift(key);
    await giveUp('age', await buffer.get(tooOld));
    await giveUp('quota', await buffer.get(tooMuch));
  };

  const giveUp = (reason: keyof Dropped, chunks: Chunk[]) => replace(chunks, tellOfLoss(chunks, reason));

  const replace = async (chunks: Chunk[], others: Chunk[]) => {
    if (!on || !chunks[0]) return;
    const keys = chunks.map(({ key }) => key);
    const gone = keys.map(String);
    recent = recent.filter(({ key }) => !gone.includes(String(key)));
    hold();
    const done = await buffer.replace(keys, others);
    for (const key of gone) done ? inFlight.delete(key) : inFlight.add(key);
  };

  /** Sends what waits of a page, oldest first, but of this one what is still in memory before that. False: not now. */
  const drain = async (id: string): Promise<boolean> => {
    let size = bodySize;
    const own = page.id;
    // What was erased meanwhile is not to be sent.
    const mayStill = () => on && own === page.id;
    while (mayStill()) {
      let room = size;
      const hasRoom = (key: ChunkKey, i: number) => (room -= key[3]) >= 0 || !i;
      // What is still in memory need not be read.
      let chunks = recent
        .filter(({ key }) => key[0] === id && isIdle(key))
        .filter(({ key }, i) => hasRoom(key, i));
      if (!chunks[0]) {
        chunks = await buffer.get((await buffer.keys(id)).filter(isIdle).filter(hasRoom));
        if (!chunks[0]) return true;
        const broken = chunks.filter((chunk) => !isWhole(chunk));
        if (broken[0]) {
          await giveUp('corrupt', broken);
          continue;
        }
      }
      const result = await deliver(chunks, (body, begin) => sender.send(body, () => mayStill() && begin()));
      if (typeof result === 'number') return false;
      if (result === 'stored') continue;
      // Which of them is it?
      if (chunks[1]) size = chunks.reduce((sum, { key }) => sum + key[3], 0) / 2;
      else if (result === 'limit') {
        const entries = splitChunk(chunks[0]);
        await replace(chunks, entries[0] ? entries : tellOfLoss(chunks, result));
      } else {
        await giveUp(result, chunks);
        // An endpoint that refuses everything is not to be asked without end.
        backOff(0);
        return false;
      }
    }
    return false;
  };

  /** Sends the chunks one way or the other, and forgets them when they are stored. */
  const deliver = async (
    chunks: Chunk[],
    send: (body: string, begin: () => boolean) => Promise<SendResult>,
  ): Promise<SendResult> => {
    const own = page.id;
    /** Of the page's own. */
    const before = isOwn(chunks[0]!.key) ? sentTo : Infinity;
    const body = toBody(chunks, (key) => (key[1] >= before ? 1 : 2));
    const sent = await send(body, () => {
      // A page that was left while this was gzipped has sent what is new itself.
      if (before < sentTo) return false;
      for (const { key } of chunks) {
        inFlight.add(String(key));
        if (isOwn(key)) sentTo = Math.max(sentTo, key[1] + key[2]);
      }
      return true;
    });
    // What was erased meanwhile comes back neither whole nor in parts.
    const result = own === page.id ? sent : 0;
    if (typeof result === 'number') backOff(result);
    if (result === 'stored') {
      failures = 0;
      await replace(chunks, []);
    } else {
      // A disk that does not let go of the others shall not have them sent again.
      for (const { key } of chunks) inFlight.delete(String(key));
      hold();
    }
    return result;
  };

  /** Full jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ */
  const backOff = (atLeast: number) => {
    const jitter = Math.random() * Math.min(longestBackoff, 1_000 * 2 ** ++failures);
    // Another request's answer may have asked for longer.
    unwelcome = Math.max(unwelcome, clock() + atLeast);
    notBefore = Math.max(unwelcome, clock() + jitter);
    sendBy(notBefore);
  };

  const sendBy = (time: number) => {
    if (time >= due) return;
    due = time;
    clearTimeout(sending);
    sending = setTimeout(
      () => {
        due = Infinity;
        if (clock() < notBefore) sendBy(notBefore);
        else void sendAll();
      },
      // Beyond 2³¹ ms a timer fires at once.
      Math.min(time - clock(), 1e9),
    );
  };

  const sendLeftovers = async () => {
    try {
      if (on && clock() >= notBefore && (await recover(buffer, page.id, drain)))
        sendBy(clock() + leftoversAgain);
    } catch {}
  };

  const sendAll = () =>
    (cycle ??= (async () => {
      unsent = 0;
      if (on && (await drain(page.id))) await sendLeftovers();
    })()
      .catch(() => {})
      // Not in that function: it may end before it is the cycle.
      .then(() => {
        cycle = undefined;
        if (unsent) sendBy(clock() + sendInterval);
      }));

  const writeNow = () => {
    if (writing) void write().catch(warn);
  };
  const wake = (delay = writeAfter) => {
    writing ||= setTimeout(writeNow, delay);
  };

  showAlive(page);
  return {
    wake,
    write: writeNow,
    start() {
      on = true;
      wake();
      // A visit may be a short one.
      setTimeout(sendLeftovers, leftoversAfter);
    },
    stop() {
      on = false;
      recent = [];
      sender.hold();
    },
    async flush() {
      while (await write());
      await cycle;
      await sendAll();
    },
    rename(before, after) {
      // In memory, the same chunk may lie in the buffer.
      recent = recent.map((chunk) =>
        chunk.head === headOf(page, before) ? { ...chunk, head: headOf(page, after) } : chunk,
      );
    },
    hide() {
      // Sent first and written second: a page that goes away may not get to do both.
      const fresh = cut();
      const chunks = newest(
        recent.filter(({ key }) => isIdle(key)),
        sender.room(),
        partingBytes,
      );
      // Requests under way may fail when the page is left, though they arrive: no reason to keep the rest back.
      if (chunks[0] && clock() >= unwelcome) void deliver(chunks, sender.sendNow).catch(warn);
      // Not before the request is made: a window that closes itself is killed in the middle of this.
      sender.hold();
      // A page that lives on in the background is killed there one day, answered or not.
      hold();
      if (fresh[0]) void buffer.replace([], fresh).then(() => sendBy(clock() + sendInterval));
    },
  };
}

/** As many chunks from the end as have room, each with 200 bytes for what a body adds, but a second one only up to `most`. */
function newest(chunks: Chunk[], room: number, most = room): Chunk[] {
  let start = chunks.length;
  let size = 0;
  while (start && (size += chunks[start - 1]!.key[3] + 200) < (start < chunks.length ? most : room)) start--;
  return chunks.slice(start);
}
