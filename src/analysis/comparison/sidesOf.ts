import type { ComparisonFilter, Filter } from '../../wire/index.js';

/** The two filters that a comparison asks about. */
export function sidesOf(asked: ComparisonFilter): { target: Filter; base: Filter } {
  const target: Record<string, unknown> = {};
  const other: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(asked)) {
    if (name.startsWith('base.')) other[name.slice('base.'.length)] = value;
    else target[name] = value;
  }
  return { target, base: { ...target, ...other } };
}
