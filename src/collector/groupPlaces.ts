import type { PlaceGroups } from '../store/index.js';
import type { Filter } from '../wire/index.js';
import { groupOf } from './groupOf.js';
import { ownOrigins } from './ownOrigins.js';
import { type LocatedPlaces, readPlaces } from './readPlaces.js';
import type { Sources } from './Sources.js';

export interface GroupedPlaces extends LocatedPlaces {
  /** For the store's questions: places that are alike though their release, file or position differs. */
  groups: PlaceGroups;
  /** For `partyOf`. */
  ownOrigins: ReadonlyMap<string, string>;
}

/**
 * Finds out which places of served code are the same function, as `groupOf` has it. Places beyond the 3,000 with most
 * time stay what they are.
 */
export async function groupPlaces(of: Sources, filter: Filter): Promise<GroupedPlaces> {
  const located = await readPlaces(of, filter);
  const groups = new Map<bigint, bigint>();
  for (const place of located.places) {
    const group = groupOf(place, located.sources.get(place.hash));
    if (group !== undefined) groups.set(place.hash, group);
  }
  return { ...located, groups, ownOrigins: ownOrigins(located.places) };
}
