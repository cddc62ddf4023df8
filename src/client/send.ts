import { toBytes } from './utf8.js';
import { yieldTask } from './yieldTask.js';

/** What became of a request. */
export type SendResult =
  | 'stored'
  /** Nothing is lost by trying again, in so many ms at the earliest. */
  | number
  /** Too much for one request. */
  | 'limit'
  /** Trying again would not help. */
  | 'rejected';

export interface Sender {
  /** Leaves a body with the browser in place of the former, to be sent when the page dies, where it does such things. */
  hold(body?: string): void;
  /** Bytes that it takes. */
  deferred: number;
  /** Bytes that the browser still takes from a page that is going away. */
  room(): number;
  /**
   * Sends a body, gzipped where the browser can, and waits for the answer. Never rejects.
   * @param begin asked when it is gzipped: the visitor may have answered meanwhile
   */
  send(body: string, begin: () => boolean): Promise<SendResult>;
  /** Sends without waiting for anything first, from a page that may be gone at the end of this task. Never rejects. */
  sendNow(body: string, begin: () => boolean): Promise<SendResult>;
}

/** What all `keepalive` requests may carry together is 64 KiB: https://fetch.spec.whatwg.org/#http-network-or-cache-fetch */
const keepaliveBytes = 64_000;
/** For one origin, with URL and headers: https://fetch.spec.whatwg.org/#deferred-fetch */
const deferredBytes = 60_000;
const timeout = 30_000;

type Bytes = ArrayBuffer | Uint8Array<ArrayBuffer>;

/** Speaks to the endpoint. */
export function createSender(endpoint: string): Sender {
  let inFlight = 0;
  let held: AbortController | undefined;
  const room = () => keepaliveBytes - inFlight;

  const post = async (body: Bytes | string, begin: () => boolean): Promise<SendResult> => {
    if (!begin()) return 0;
    // A text's is not known, and it goes without.
    const size = (body as Bytes).byteLength;
    const keepalive = size <= room();
    if (keepalive) inFlight += size;
    try {
      const response = await fetch(endpoint, {
        method: 'POST',
        // So it needs no CORS preflight.
        headers: { 'Content-Type': 'text/plain' },
        body,
        keepalive,
        // Followed, it could lose its body and be answered all the same.
        redirect: 'error',
        signal: AbortSignal.timeout?.(timeout),
      });
      return toResult(response, endpoint);
    } catch {
      return 0;
    } finally {
      if (keepalive) inFlight -= size;
    }
  };

  return {
    room,
    deferred: globalThis.fetchLater ? deferredBytes : 0,
    hold(body) {
      held?.abort();
      if (!body) return;
      try {
        held = new AbortController();
        // A text's type is text/plain.
        fetchLater!(endpoint, { method: 'POST', body, signal: held.signal });
      } catch {}
    },
    async send(text, begin) {
      const zipped = await gzip(text);
      await yieldTask();
      return post(zipped, begin);
    },
    // A `fetch` of others may read it when the scratch holds something else.
    sendNow: (text, begin) => post(toBytes(text).slice(), begin),
  };
}

function toResult({ ok, status, headers, url }: Response, endpoint: string): SendResult {
  // A service worker may answer with a page for those who are offline. What has no URL is somebody's own answer; a policy
  // may have made https of http.
  if (ok && (!url || url.includes(endpoint.slice(5)))) return 'stored';
  if (status === 413) return 'limit';
  if (status === 400 || status === 422) return 'rejected';
  // Seconds or a date.
  const asked = headers.get('Retry-After')!;
  const retryAfter = +asked * 1_000 || Date.parse(asked) - Date.now() || 0;
  // Other refusals are about this client or this release: an hour may mend them, a second will not.
  const passing = status >= 500 || [408, 425, 429].includes(status);
  return passing ? retryAfter : Math.max(retryAfter, 60_000);
}

async function gzip(text: string): Promise<Bytes | string> {
  try {
    const { body } = new Response(text);
    await yieldTask();
    const zipped = body!.pipeThrough(new CompressionStream('gzip'));
    return await new Response(zipped).arrayBuffer();
  } catch {
    return text;
  }
}
