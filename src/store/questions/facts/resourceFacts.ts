import type { ResourceFact } from '../../../analysis/advice/Facts.js';
import type { Engine } from '../../engine.js';
import { type SampledFilter, where } from '../where.js';
import { affected, type Raw, shown } from './affected.js';
import { urlPattern } from './urlPattern.js';

/** From where on a body counts as large, bytes. */
const large = 20_000;

export interface ResourcesFound {
  resources: ResourceFact[];
  /** Whether any request blocked rendering. */
  blocked: boolean;
  /** Bytes in full of the largest answer to `fetch` or `XMLHttpRequest`. */
  largestAnswer: number;
}

/**
 * Requests by URL pattern and initiator, those that took most time first; and what tells whether other questions about
 * requests would find anything.
 *
 * Costs one pass over the `resource` rows, each of whose details is parsed once.
 */
export async function resourceFacts(engine: Engine, filter: SampledFilter): Promise<ResourcesFound> {
  const { conditions, params } = where(filter);
  const told =
    'initiatorType String, transferSize Float64, encodedBodySize Float64, decodedBodySize Float64, responseStart Float64, renderBlockingStatus String';
  const rows = await engine.query<Raw<ResourceFact> & { blocked: number; answer: number }>(
    `SELECT
      ${urlPattern('name')} AS url, told.initiatorType AS initiatorType,
      count() AS requests,
      quantileExactInclusive(0.75)(duration) AS p75,
      quantileExactInclusive(0.75)(start - view_start) AS asked,
      quantileExactInclusive(0.75)(start + duration - view_start) AS came,
      sum(greatest(start + duration - view_start - 1000, 0)) AS cameOver,
      countIf(told.transferSize > 0) AS fromNetwork,
      countIf(full) - uniqExactIf((session, name), full) AS again,
      if(countIf(full) > 0, again * sumIf(duration, full) / countIf(full), 0) AS againTime,
      quantileExactInclusive(0.75)(told.decodedBodySize) AS decoded,
      countIf(plain) AS uncompressed,
      sumIf(told.encodedBodySize, plain) AS uncompressedBytes,
      sumIf(greatest(start + duration - told.responseStart, 0), plain AND told.responseStart > 0) AS uncompressedTime,
      max(max(told.renderBlockingStatus = 'blocking')) OVER () AS blocked,
      max(maxIf(told.decodedBodySize, initiatorType IN ('fetch', 'xmlhttprequest'))) OVER () AS answer,
      ${affected('duration')}
    FROM (
      SELECT name, session, page_id, view, route, start, duration, view_start, JSONExtract(detail, 'Tuple(${told})') AS told,
        told.transferSize > 0 AND told.encodedBodySize >= ${large} AND told.transferSize >= told.encodedBodySize AS full,
        full AND told.encodedBodySize = told.decodedBodySize AS plain
      FROM entries WHERE type = 'resource' AND ${conditions})
    GROUP BY url, initiatorType ORDER BY sum(duration) DESC LIMIT 100`,
    params,
  );
  return {
    resources: rows.map(({ blocked, answer, ...row }) => shown<ResourceFact>(row as Raw<ResourceFact>)),
    blocked: !!rows[0]?.blocked,
    largestAnswer: rows[0]?.answer ?? 0,
  };
}
