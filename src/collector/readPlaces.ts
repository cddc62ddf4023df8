import type { Places } from '../store/index.js';
import type { Filter, Source, SourceMissing } from '../wire/index.js';
import type { Sources } from './Sources.js';

export interface LocatedPlaces extends Places {
  /** Of a place by its hash; absent where nothing is known of source maps. */
  sources: ReadonlyMap<bigint, Source | SourceMissing>;
}

/** The places of served code in long frames, at most 3,000, and where they stand in their sources. */
export async function readPlaces({ store, symbolicator }: Sources, filter: Filter): Promise<LocatedPlaces> {
  const { places, cut } = await store.ask('places', filter);
  const located = places.filter(({ url }) => url);
  const found = await symbolicator?.locate(
    located.map(({ app, release, url, pos }) => ({ app, release, url, position: pos })),
  );
  return { places, cut, sources: new Map(found?.map((source, i) => [located[i]!.hash, source])) };
}
