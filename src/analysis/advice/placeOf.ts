import type { Place } from '../../wire/index.js';

/** The place alone, of a fact that has one. */
export function placeOf({
  release,
  sourceURL,
  sourceFunctionName,
  sourceCharPosition,
  source,
  culprit,
}: Place): Place {
  return {
    release,
    sourceURL,
    sourceFunctionName,
    ...(sourceCharPosition !== undefined && { sourceCharPosition }),
    ...(source && { source }),
    ...(culprit !== undefined && { culprit }),
  };
}
