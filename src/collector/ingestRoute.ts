import type { Context, Handler } from 'hono';
import { QueueFullError, type Store } from '../store/index.js';
import { type Batch, bodyText, limits, parseLines, TooLargeError, WireError } from '../wire/index.js';
import { type Ledger, readBody } from './readBody.js';
import { type Fault, validate } from './validate.js';

/**
 * `POST /v1/batches`: answers when every batch of the body is stored or refused.
 *
 * 204 all stored. 400 some are not what the wire says: `faults` lists one a line, the others are stored. 413 too large.
 * 503 the queue is full, nothing or only a part is stored. 500 some could not be stored. A sender may always send
 * the same again: what is stored is known.
 */
export function ingestRoute(store: Pick<Store, 'take'>): Handler {
  const ledger = createLedger(64 * limits.bodyBytes);
  return async (context) => {
    let text: string;
    try {
      text = await bodyText(await readBody(context.req.raw, limits.bodyBytes, ledger), limits.decodedBytes);
    } catch (error) {
      if (error instanceof QueueFullError) return busy(context, error);
      if (error instanceof TooLargeError) return context.json({ error: error.message }, 413);
      if (error instanceof WireError)
        return context.json({ faults: [{ error: error.message, path: '$' }] }, 400);
      throw error;
    }

    const faults: (Fault & { line: number })[] = [];
    const stored: Promise<void>[] = [];
    for (const line of parseLines(text)) {
      if ('error' in line) {
        faults.push({ line: line.line, path: '$', error: 'is not JSON' });
        continue;
      }
      const fault = validate(line.value);
      if (fault) faults.push({ line: line.line, ...fault });
      else stored.push(store.take(line.value as Batch, line.length));
    }
    if (!faults.length && !stored.length) faults.push({ line: 1, path: '$', error: 'holds no batch' });

    for (const outcome of await Promise.allSettled(stored)) {
      if (outcome.status === 'fulfilled') continue;
      const { reason } = outcome;
      if (reason instanceof QueueFullError) return busy(context, reason);
      throw reason;
    }
    if (faults.length) return context.json({ faults }, 400);
    return context.body(null, 204);
  };
}

function busy(context: Context, { message, retryAfter }: QueueFullError) {
  return context.json({ error: message }, 503, { 'Retry-After': String(retryAfter) });
}

/** Many slow senders together must not fill the memory before anything of theirs is in the queue. */
function createLedger(most: number): Ledger {
  let held = 0;
  return {
    add(bytes) {
      held += bytes;
      if (held > most) throw new QueueFullError();
    },
    remove(bytes) {
      held -= bytes;
    },
  };
}
