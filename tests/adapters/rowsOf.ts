import type { FunctionRow } from '../../src/wire/index.js';
import type { Site } from '../site.js';

/** The rows of all tables that have arrived, those of one component or function, phase and caller as one. */
export function rowsOf(site: Site): Map<string, Required<FunctionRow>> {
  const rows = new Map<string, Required<FunctionRow>>();
  for (const row of site.entries('functions').flatMap(({ rows }) => rows)) {
    const key = [row.name, row.phase, row.caller].filter(Boolean).join(' ');
    const { calls, total, own, longest, render = 0, layoutEffects = 0, effects = 0 } = row;
    const known = rows.get(key);
    rows.set(key, {
      ...(row as Required<FunctionRow>),
      calls: calls + (known?.calls ?? 0),
      total: total + (known?.total ?? 0),
      own: own + (known?.own ?? 0),
      longest: Math.max(longest, known?.longest ?? 0),
      render: render + (known?.render ?? 0),
      layoutEffects: layoutEffects + (known?.layoutEffects ?? 0),
      effects: effects + (known?.effects ?? 0),
    });
  }
  return rows;
}
