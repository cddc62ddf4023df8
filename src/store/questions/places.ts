import type { Filter } from '../../wire/index.js';
import type { Engine } from '../engine.js';
import { where } from './where.js';

/** Places read, at most. Each costs some 40 bytes in the text of the questions that map them, which may have 256 KiB. */
const most = 3_000;

/** Where served code stood in a long frame: one row an app, release, file, name and position. */
export interface ServedPlace {
  /** `placeHash` of it. */
  hash: bigint;
  app: string;
  release: string;
  url: string;
  fn: string;
  /** -1: the browser told none. */
  pos: number;
  /** Epoch ms: when it was first seen, whatever the filter says but for its app. */
  first: number;
  /** ms that it spent as an event's listener, whenever and wherever as well. */
  handling: number;
}

export interface Places {
  /** Those with most time in what is asked about come first, then those of other times, releases and routes. */
  places: ServedPlace[];
  /** Whether there are more. */
  cut: boolean;
}

/** The identity of a place as the engine computes it. */
export const placeHash = 'cityHash64(app, release, url, fn, pos)';

/**
 * The distinct places of scripts in long frames, those of the filter first.
 *
 * Costs one pass over the app's frames with their scripts unfolded, grouped by a hash: 0.4 of what `culprits` costs.
 */
export async function places(engine: Engine, filter: Filter): Promise<Places> {
  const { app } = filter;
  const asked = where(filter);
  const rows = await engine.query<Omit<ServedPlace, 'hash'> & { hash: string; distinct: number }>(
    `SELECT
      toString(hash) AS hash,
      toString(any(app)) AS app,
      toString(any(release)) AS release,
      toString(any(url)) AS url,
      toString(any(fn)) AS fn,
      any(pos) AS pos,
      toUnixTimestamp64Milli(min(time)) AS first,
      sumIf(took, asked) AS asked_time,
      sumIf(took, kind = 'event-listener') AS handling,
      count() OVER () AS distinct
    FROM (
      SELECT app, release, url, fn, pos, time, took, kind, ${asked.conditions} AS asked, ${placeHash} AS hash
      FROM entries
      ARRAY JOIN scripts.url AS url, scripts.fn AS fn, scripts.pos AS pos, scripts.duration AS took,
        scripts.invoker_type AS kind
      WHERE type = 'long-animation-frame' AND ${where(app === undefined ? {} : { app }).conditions})
    GROUP BY hash
    ORDER BY asked_time DESC, sum(took) DESC, hash
    LIMIT ${most}`,
    asked.params,
  );
  return {
    places: rows.map(({ hash, app, release, url, fn, pos, first, handling }) => ({
      hash: BigInt(hash),
      app,
      release,
      url,
      fn,
      pos,
      first,
      handling,
    })),
    cut: (rows[0]?.distinct ?? 0) > rows.length,
  };
}
