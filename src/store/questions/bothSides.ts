import { sidesOf } from '../../analysis/comparison/sidesOf.js';
import type { ComparisonFilter } from '../../wire/index.js';
import type { Params } from '../engine.js';
import { where } from './where.js';

/** What is on either side, as a condition; and whether it is the target, as an expression. */
export function bothSides(asked: ComparisonFilter): { conditions: string; target: string; params: Params } {
  const sides = sidesOf(asked);
  const target = where(sides.target);
  const base = where(sides.base, 'base_');
  return {
    conditions: `((${target.conditions}) OR (${base.conditions}))`,
    target: `(${target.conditions})`,
    params: { ...target.params, ...base.params },
  };
}
