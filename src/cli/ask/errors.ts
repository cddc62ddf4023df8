/** Nobody answers; later somebody may. */
export class UnreachableError extends Error {
  override name = 'UnreachableError';
}

/** It wants another token, or one at all. */
export class TokenError extends Error {
  override name = 'TokenError';
}

/** An older collector. */
export class UnknownQuestionError extends Error {
  override name = 'UnknownQuestionError';
}
