import type { LcpFact } from '../../../analysis/advice/Facts.js';
import type { Engine } from '../../engine.js';
import { type SampledFilter, where } from '../where.js';
import { affected, type Raw, shown } from './affected.js';
import { lastVital } from './lastVital.js';
import { urlPattern } from './urlPattern.js';

const told =
  'target String, url String, timeToFirstByte Float64, resourceLoadDelay Float64, resourceLoadDuration Float64, elementRenderDelay Float64';

/**
 * What the largest paint waited for, by route, element and image.
 *
 * Costs one pass over the LCP rows with a group a view, whose last attribution is parsed once.
 */
export async function lcpFacts(engine: Engine, filter: SampledFilter): Promise<LcpFact[]> {
  const { conditions, params } = where(filter);
  const p75 = (part: string) => `quantileExactInclusive(0.75)(told.${part})`;
  const over = (part: string) => `sum(greatest(told.${part} - 100, 0))`;
  const rows = await engine.query<Raw<LcpFact>>(
    `SELECT
      toString(route) AS route, told.target AS target, ${urlPattern('told.url')} AS url,
      quantileExactInclusive(0.75)(value) AS p75,
      ${p75('timeToFirstByte')} AS timeToFirstByte,
      ${p75('resourceLoadDelay')} AS loadDelay,
      ${p75('resourceLoadDuration')} AS loadDuration,
      ${p75('elementRenderDelay')} AS renderDelay,
      ${over('resourceLoadDelay')} AS loadDelayOver,
      ${over('resourceLoadDuration')} AS loadDurationOver,
      ${over('elementRenderDelay')} AS renderDelayOver,
      ${affected('value')}
    FROM (${lastVital('LCP', told, conditions)})
    WHERE target != ''
    GROUP BY route, target, url ORDER BY sum(value) DESC LIMIT 50`,
    params,
  );
  return rows.map(shown<LcpFact>);
}
