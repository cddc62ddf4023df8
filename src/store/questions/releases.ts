import type { Filter, Release } from '../../wire/index.js';
import type { Engine } from '../engine.js';
import { where } from './where.js';

/**
 * The releases, the newest first. A visitor with an old tab keeps an old release alive, so that the first entry tells
 * their order.
 *
 * Costs one pass over release, time and session.
 */
export function releases(engine: Engine, filter: Filter): Promise<Release[]> {
  const { conditions, params } = where(filter);
  return engine.query<Release>(
    `SELECT
      toString(app) AS app,
      toString(release) AS release,
      toUnixTimestamp64Milli(min(time)) AS first,
      toUnixTimestamp64Milli(max(time)) AS newest,
      uniqExact(cityHash64(session)) AS visits
    FROM entries WHERE release != '' AND ${conditions}
    GROUP BY app, release ORDER BY first DESC, app, release LIMIT 200`,
    params,
  );
}
