import type { Place } from '../wire/index.js';
import { findCode } from './findCode.js';
import type { Sources } from './Sources.js';

/** Puts what `findCode` tells into every place that an answer holds, however deep. */
export async function addCode<T>(answer: T, sources: Sources): Promise<T> {
  const places = [...placesIn(answer)];
  const found = await findCode(sources, places);
  for (const [i, place] of places.entries()) Object.assign(place, found[i]);
  return answer;
}

function* placesIn(value: unknown): Generator<Place> {
  if (typeof value !== 'object' || value === null) return;
  if ('sourceURL' in value && 'release' in value) yield value as Place;
  for (const part of Object.values(value)) yield* placesIn(part);
}
