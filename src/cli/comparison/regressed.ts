import type { Comparison } from '../../wire/index.js';

/** Whether any figure is worse, with the evidence that a verdict needs. */
export function regressed({ figures }: Comparison): boolean {
  return figures.some(({ verdict }) => verdict === 'worse');
}
