import { sidesOf } from '../analysis/comparison/sidesOf.js';
import type { Comparison, ComparisonFilter } from '../wire/index.js';
import { addCode } from './addCode.js';
import { groupThroughReleases } from './groupOf.js';
import { readPlaces } from './readPlaces.js';
import type { Sources } from './Sources.js';

/** Two sides, each function found again on the other one and named as in its source. */
export async function comparison(of: Sources, asked: ComparisonFilter): Promise<Comparison> {
  const { target, base } = sidesOf(asked);
  const { places, sources } = await readPlaces(of, target.app === base.app ? target : {});
  const groups = new Map(
    places.map((place) => [place.hash, groupThroughReleases(place, sources.get(place.hash))]),
  );
  const answer = await addCode(await of.store.ask('comparison', { ...asked, groups }), of);
  for (const figure of answer.figures) {
    const source = figure.place?.source;
    if (source && 'file' in source && source.name) figure.name = source.name;
  }
  return answer;
}
