/** What became of a request, and when to try again at the earliest (ms from now). */
export type SendResult =
  | { outcome: 'stored' }
  /** Nothing is lost by trying again. */
  | { outcome: 'later'; retryAfter: number }
  /** Too much for one request. */
  | { outcome: 'tooLarge' }
  /** Trying again would not help. */
  | { outcome: 'refused' };

export interface Sender {
  /** Leaves a body with the browser in place of the former, to be sent when the page dies, where it does such things. */
  hold(body?: string): void;
  /** Bytes that it takes. */
  deferred: number;
  /** Bytes that the browser still takes from a page that is going away. */
  room(): number;
  /** Sends a body, gzipped where the browser can, and waits for the answer. Never rejects. */
  send(body: string): Promise<SendResult>;
  /** Sends without waiting for anything first, from a page that may be gone at the end of this task. Never rejects. */
  sendNow(body: string): Promise<SendResult>;
}

/** What all `keepalive` requests may carry together is 64 KiB: https://fetch.spec.whatwg.org/#http-network-or-cache-fetch */
const keepaliveBytes = 63 * 1024;
/** For one origin, with URL and headers: https://fetch.spec.whatwg.org/#deferred-fetch */
const deferredBytes = 60 * 1024;
const timeout = 30_000;

/** Speaks to the endpoint. */
export function createSender(endpoint: string): Sender {
  let inFlight = 0;
  let held: AbortController | undefined;
  const room = () => keepaliveBytes - inFlight;

  const post = async (body: Uint8Array<ArrayBuffer>, signal: AbortSignal | null): Promise<Response> => {
    const size = body.byteLength;
    const keepalive = size <= room();
    if (keepalive) inFlight += size;
    try {
      // As text/plain it needs no CORS preflight.
      const headers = { 'Content-Type': 'text/plain' };
      return await fetch(endpoint, { method: 'POST', headers, body, keepalive, signal });
    } finally {
      if (keepalive) inFlight -= size;
    }
  };

  return {
    room,
    deferred: globalThis.fetchLater ? deferredBytes : 0,
    hold(body) {
      held?.abort();
      held = undefined;
      if (!body) return;
      try {
        held = new AbortController();
        // A text's type is text/plain.
        fetchLater!(endpoint, { method: 'POST', body, signal: held.signal });
      } catch {}
    },
    send: async (body) => {
      try {
        return toResult(await post(await gzip(body), AbortSignal.timeout?.(timeout) ?? null));
      } catch {
        return { outcome: 'later', retryAfter: 0 };
      }
    },
    async sendNow(text) {
      const body = new TextEncoder().encode(text);
      try {
        return toResult(await post(body, null));
      } catch {
        // Last, since content blockers stop it more often than fetch. It tells of no answer, so nothing is forgotten.
        navigator.sendBeacon?.(endpoint, body);
        return { outcome: 'later', retryAfter: 0 };
      }
    },
  };
}

function toResult({ ok, status, headers }: Response): SendResult {
  if (ok) return { outcome: 'stored' };
  if (status === 413) return { outcome: 'tooLarge' };
  if (status === 400 || status === 422) return { outcome: 'refused' };
  // Seconds or a date.
  const asked = headers.get('Retry-After') ?? 0;
  const retryAfter = Number(asked) * 1_000 || Date.parse(String(asked)) - Date.now() || 0;
  // Other refusals are about this client or this release: an hour may mend them, a second will not.
  const passing = status >= 500 || [408, 425, 429].includes(status);
  return { outcome: 'later', retryAfter: passing ? retryAfter : Math.max(retryAfter, 60_000) };
}

async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const plain = new TextEncoder().encode(text);
  try {
    const stream = new Blob([plain]).stream().pipeThrough(new CompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    return plain;
  }
}
