/** The command line is wrong. The message is one sentence for whoever typed it. */
export class UsageError extends Error {
  override name = 'UsageError';
}
