import type { Filter } from '../../wire/index.js';
import type { Engine } from '../engine.js';
import { where } from './where.js';

/** When a release of an app was first seen. An empty release: pages that name none. */
export interface ReleaseStart {
  app: string;
  release: string;
  /** Epoch ms. */
  first: number;
}

/**
 * At most 10,000, those with most views and long frames.
 *
 * Costs one pass over three columns of the views and long frames, whenever they were.
 */
export function releaseStarts(engine: Engine, { app }: Filter): Promise<ReleaseStart[]> {
  const { conditions, params } = where(app === undefined ? {} : { app });
  return engine.query(
    `SELECT toString(app) AS app, toString(release) AS release, toUnixTimestamp64Milli(min(time)) AS first
    FROM entries WHERE type IN ('view', 'long-animation-frame') AND ${conditions}
    GROUP BY app, release
    ORDER BY count() DESC
    LIMIT 10000`,
    params,
  );
}
