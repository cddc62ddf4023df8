/** Room for what one `keepalive` request or one chunk takes. */
const scratch = new Uint8Array(100_000);

/** The text's bytes, as far as there is room for them, until the next call: new memory costs more than to fill it. */
export const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  scratch.subarray(0, new TextEncoder().encodeInto(text, scratch).written);
