/** Why an answer did not come. */
export class AskError extends Error {
  override name = 'AskError';

  constructor(
    /** Of the response; 0 when there was none. */
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
