import { setImmediate } from 'node:timers/promises';
import type { Context, Handler } from 'hono';
import { QueueFullError, type Store } from '../store/index.js';
import { type Batch, bodyText, limits, parseLines, TooLargeError, WireError } from '../wire/index.js';
import { createLedger, requestBytes } from './createLedger.js';
import { readBody } from './readBody.js';
import { takeTurns } from './takeTurns.js';
import { type Fault, validate } from './validate.js';
import { countSigns, weigh } from './weigh.js';

/** Of requests that arrive or wait to be read, bytes: 64 of the largest, thousands of small ones. */
const mostArriving = 64 * (limits.bodyBytes + requestBytes);
/** Of one body, with what it becomes: less than the queue takes, so that what is not refused can be stored. */
const mostWeight = 48 * 2 ** 20;
/** Commas, brackets and lines in one body; a full one of real entries has half as many. Parsing 8 MiB of nothing else takes a second. */
const mostSigns = 1_000_000;
/** Of one body; the sender learns nothing from more, and what comes after them is not looked at. */
const mostFaults = 100;

type FaultyLine = Fault & { line: number };
interface Read {
  faults: FaultyLine[];
  stored: Promise<void>[];
}

/**
 * `POST /v1/batches`: answers when every batch of the body is stored or refused.
 *
 * 204 all stored. 400 some are not what the wire says: `faults` lists one a line, the others are stored, unless there
 * are a hundred faults. 413 too large. 503 the queue is full, nothing or only a part is stored. 500 some could not be
 * stored. A sender may always send the same again: what is stored is known.
 */
export function ingestRoute(store: Pick<Store, 'take'>): Handler {
  const ledger = createLedger(mostArriving);
  // One is gunzipped while another is parsed; of what they become, no more is held at a time.
  const inTurn = takeTurns(2);

  async function read(request: Request): Promise<Read> {
    const { bytes, account } = await readBody(request, limits.bodyBytes, ledger);
    try {
      return await inTurn(async () => {
        const text = await bodyText(bytes, limits.decodedBytes);
        // Bodies that take long to parse must not follow each other without a gap: others want to be heard.
        if (text.length > 65_536) await setImmediate();
        return take(text, store);
      });
    } finally {
      account.close();
    }
  }

  return async (context) => {
    let outcome: Read;
    try {
      outcome = await read(context.req.raw);
    } catch (error) {
      if (error instanceof QueueFullError) return busy(context, error);
      if (error instanceof TooLargeError) return context.json({ error: error.message }, 413);
      if (error instanceof WireError)
        return context.json({ faults: [{ error: error.message, path: '$' }] }, 400);
      throw error;
    }
    const { faults, stored } = outcome;
    for (const settled of await Promise.allSettled(stored)) {
      if (settled.status === 'fulfilled') continue;
      const { reason } = settled;
      if (reason instanceof QueueFullError) return busy(context, reason);
      throw reason;
    }
    if (faults.length) return context.json({ faults }, 400);
    return context.body(null, 204);
  };
}

/**
 * Gives the batches of a text to the store.
 * @throws {TooLargeError} with nothing taken
 */
function take(text: string, store: Pick<Store, 'take'>): Read {
  const signs = countSigns(text);
  if (signs > mostSigns) throw new TooLargeError(`more than ${mostSigns} values`);
  const faults: FaultyLine[] = [];
  const batches: { batch: Batch; weight: number }[] = [];
  let weight = 0;
  for (const line of parseLines(text)) {
    if (faults.length === mostFaults) break;
    const fault = 'error' in line ? { path: '$', error: 'is not JSON' } : validate(line.value);
    if (fault) {
      faults.push({ line: line.line, error: fault.error, path: fault.path.slice(0, 200) });
      continue;
    }
    const batch = (line as { value: unknown }).value as Batch;
    const own = weigh(batch, line.length, (signs * line.length) / text.length);
    weight += own;
    if (weight > mostWeight) throw new TooLargeError('more than can be stored at a time');
    batches.push({ batch, weight: own });
  }
  if (!faults.length && !batches.length) faults.push({ line: 1, path: '$', error: 'holds no batch' });
  // The first bears what the request takes: small ones by the thousand are more than what is in them.
  return {
    faults,
    stored: batches.map(({ batch, weight }, i) => store.take(batch, i ? weight : weight + requestBytes)),
  };
}

function busy(context: Context, { message, retryAfter }: QueueFullError) {
  return context.json({ error: message }, 503, { 'Retry-After': String(retryAfter) });
}
