import type { ReleaseStart, ServedPlace } from '../store/index.js';
import type { Source, SourceMissing } from '../wire/index.js';
import { withoutHash } from './withoutHash.js';

/** Shorter names are a minifier's, which gives them to another function in each release. */
const shortestName = 3;

/** So long must a release have been out without a function before the next one counts as having brought it, ms. */
const alone = 3_600_000;

/**
 * The release that brought each place's function, by the place's hash: the earliest that has it at any time, where
 * others were seen without it for an hour before. Of releases that run side by side from the start none is earlier.
 *
 * A function is known again by its source file and name, else by its file's URL without content hash and its name, as
 * its position moves with all that stands before it. Where neither is told, and where an earlier release of the same
 * file has no source map, nobody can say, and nothing is said.
 */
export function newFunctions({
  places,
  sources,
  starts,
}: {
  places: readonly ServedPlace[];
  sources: ReadonlyMap<bigint, Source | SourceMissing>;
  starts: readonly ReleaseStart[];
}): Map<bigint, string> {
  const startOf = new Map(starts.map(({ app, release, first }) => [`${app}\n${release}`, first]));
  const appStart = new Map<string, number>();
  for (const { app, first } of starts) appStart.set(app, Math.min(appStart.get(app) ?? first, first));
  const releasedAt = ({ app, release, first }: ServedPlace) => startOf.get(`${app}\n${release}`) ?? first;
  const sourceOf = (place: ServedPlace) => {
    const source = sources.get(place.hash);
    return source && 'file' in source ? source : undefined;
  };
  const served = ({ app, release, url }: ServedPlace) => JSON.stringify([app, release, url]);
  const fileOf = ({ app, url }: ServedPlace) => JSON.stringify([app, withoutHash(url)]);
  const mapped = new Set(places.filter(sourceOf).map(served));
  const earliest = new Map<string, ServedPlace>();
  const unmapped = new Map<string, number>();
  for (const place of places) {
    const source = sourceOf(place);
    const released = releasedAt(place);
    if (!mapped.has(served(place))) {
      const file = fileOf(place);
      unmapped.set(file, Math.min(unmapped.get(file) ?? released, released));
    }
    const identity = identityOf(place, source);
    if (identity === undefined) continue;
    const known = earliest.get(identity);
    if (!known || released < releasedAt(known)) earliest.set(identity, place);
  }

  const fresh = new Map<bigint, string>();
  for (const place of places) {
    const source = sourceOf(place);
    const first = earliest.get(identityOf(place, source) ?? '');
    if (!first?.release) continue;
    const released = releasedAt(first);
    if (released - (appStart.get(first.app) ?? released) < alone) continue;
    if (source && (unmapped.get(fileOf(first)) ?? Number.POSITIVE_INFINITY) < released) continue;
    fresh.set(place.hash, first.release);
  }
  return fresh;
}

function identityOf({ app, url, fn }: ServedPlace, source: Source | undefined): string | undefined {
  if (source) return JSON.stringify([app, source.file, source.name ?? source.line]);
  if (!url || fn.length < shortestName) return undefined;
  return JSON.stringify([app, withoutHash(url), fn, 'served']);
}
