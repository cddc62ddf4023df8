import type { PlaceGroups } from '../store/index.js';
import type { Filter, Source, SourceMissing } from '../wire/index.js';
import { groupOf } from './groupOf.js';
import { newFunctions } from './newFunctions.js';
import { readPlaces } from './readPlaces.js';
import type { Sources } from './Sources.js';

export interface GroupedPlaces {
  /** For the store's questions: places that are alike though their release, file or position differs. */
  groups: PlaceGroups;
  /** Of a place by its hash; absent where nothing is known of source maps. */
  sources: ReadonlyMap<bigint, Source | SourceMissing>;
  /** The release since which the function at a place, by its hash, is there; absent where no earlier one lacked it. */
  newSince(hash: bigint): string | undefined;
}

/**
 * Finds out which places of served code are the same function, as `groupOf` has it. Places beyond the 3,000 with most
 * time stay what they are.
 */
export async function groupPlaces(of: Sources, filter: Filter): Promise<GroupedPlaces> {
  const [{ places, cut, sources }, starts] = await Promise.all([
    readPlaces(of, filter),
    of.store.ask('releaseStarts', filter),
  ]);
  const groups = new Map<bigint, bigint>();
  for (const place of places) {
    const group = groupOf(place, sources.get(place.hash));
    if (group !== undefined) groups.set(place.hash, group);
  }
  const fresh = cut ? undefined : newFunctions({ places, sources, starts });
  return { groups, sources, newSince: (hash) => fresh?.get(hash) };
}
