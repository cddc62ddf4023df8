import { limitSteps, type QuantileSample } from '../../analysis/statistics/QuantileSample.js';
import type { Engine, Params } from '../engine.js';

export interface QuantileRow extends QuantileSample {
  name: string;
  target: boolean;
  /** Sums of `y`, where the source has it: see `RatioSample`. */
  total: number;
  totalSquares: number;
  products: number;
  touched: number;
}

/**
 * The p75 of each name on each side with the values around it that its interval needs (see `QuantileSample`), so that
 * no list of values is read out.
 *
 * Costs what the source costs, and its values are held and sorted, once as they are and once by visit.
 * @param source a subquery with a row a name, side and visit: name, target, each (its values), y
 */
export function quantileSamples(engine: Engine, source: string, params: Params): Promise<QuantileRow[]> {
  return engine.query<QuantileRow>(
    `WITH
      0.75 AS p,
      rank -> sorted[toUInt64(rank)] + (rank - floor(rank))
        * (sorted[least(size, toUInt64(rank) + 1)] - sorted[toUInt64(rank)]) AS value_at,
      rank -> if(rank >= 1 AND rank <= size, value_at(rank), NULL) AS known_at
    SELECT
      name, target, visits, size AS values, squares, total, totalSquares, products, touched,
      value_at(1 + (size - 1) * p) AS value,
      arraySum(arrayMap(each -> pow(arrayCount(one -> one <= value, each) - p * length(each), 2), by_visit)) AS spread,
      sqrt(greatest(spread * visits / greatest(1, visits - 1), size * p * (1 - p))) / size AS error,
      arrayMap(step -> known_at(size * (p - step * error) + 0.5), [${limitSteps}]) AS low,
      arrayMap(step -> known_at(size * (p + step * error) + 0.5), [${limitSteps}]) AS high
    FROM (
      SELECT
        toString(name) AS name,
        target,
        count() AS visits,
        sum(length(each)) AS size,
        sum(pow(length(each), 2)) AS squares,
        sum(y) AS total,
        sum(y * y) AS totalSquares,
        sum(y * length(each)) AS products,
        countIf(y != 0) AS touched,
        groupArray(each) AS by_visit,
        arraySort(arrayFlatten(by_visit)) AS sorted
      FROM (${source})
      GROUP BY name, target)`,
    params,
  );
}
