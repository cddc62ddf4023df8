import type { Place } from '../../wire/index.js';

/** The place alone, of a fact that has one. */
export function placeOf({
  app,
  release,
  sourceURL,
  sourceFunctionName,
  sourceCharPosition,
  source,
  culprit,
}: Place): Place {
  return {
    app,
    release,
    sourceURL,
    sourceFunctionName,
    ...(sourceCharPosition !== undefined && { sourceCharPosition }),
    ...(source && { source }),
    ...(culprit !== undefined && { culprit }),
  };
}
