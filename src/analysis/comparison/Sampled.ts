import type { ComparedFigure } from '../../wire/index.js';
import type { QuantileSample } from '../statistics/QuantileSample.js';
import type { RatioSample } from '../statistics/RatioSample.js';

interface Both<Sample> {
  target?: Sample | undefined;
  base?: Sample | undefined;
}

/** A figure with what is known of it on both sides; a side without any is absent. */
export type Sampled = Pick<ComparedFigure, 'kind' | 'name' | 'unit' | 'more' | 'place'> &
  (({ of: 'quantile' } & Both<QuantileSample>) | ({ of: 'ratio' | 'share' } & Both<RatioSample>));
