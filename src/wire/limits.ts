/** What senders keep to and receivers may rely on. Lengths are in characters, sizes in bytes. */
export const limits = {
  /** Of a mark's or measure's name. */
  name: 256,
  /** Of a URL, an invoker or a container. */
  url: 2048,
  /** Of one entry's JSON; a longer one loses its `detail` (`truncated`), then is dropped. */
  entry: 16_384,
  /** Characters of entries of one type that a page may record in a minute of its life, */
  burst: 1_500_000,
  /** and of those that keep coming, fewer than so many at once. */
  stream: 300_000,
  streamAtOnce: 200,
  /** Entries in one batch. */
  batchEntries: 10_000,
  /** Of a body as it travels. */
  bodyBytes: 1_048_576,
  /** Of a body after gunzip. */
  decodedBytes: 8_388_608,
} as const;
