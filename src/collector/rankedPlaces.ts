import type { Filter } from '../wire/index.js';
import { type GroupedPlaces, groupPlaces } from './groupPlaces.js';
import { newFunctions } from './newFunctions.js';
import type { Sources } from './Sources.js';

export interface RankedPlaces extends GroupedPlaces {
  /** The release since which the function at a place, by its hash, is there; absent where no earlier one lacked it. */
  newSince(hash: bigint): string | undefined;
}

/** The places, and which of their functions came with which release. */
export async function rankedPlaces(of: Sources, filter: Filter): Promise<RankedPlaces> {
  const [grouped, starts] = await Promise.all([
    groupPlaces(of, filter),
    of.store.ask('releaseStarts', filter),
  ]);
  const { places, sources, cut } = grouped;
  const fresh = cut ? undefined : newFunctions({ places, sources, starts });
  return { ...grouped, newSince: (hash) => fresh?.get(hash) };
}
