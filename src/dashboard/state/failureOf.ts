import { AskError } from './AskError.js';

/** What was thrown while asking, as the reason to be shown. */
export function failureOf(error: unknown): AskError {
  return error instanceof AskError ? error : new AskError(0, String(error));
}
