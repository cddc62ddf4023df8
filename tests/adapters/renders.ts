import type { FunctionRow } from '../../src/wire/index.js';
import type { Site } from '../site.js';

/** What the site has got, by `component phase` and, where there is one, ` < caller`; `function` in a phase's place. */
export function renders(site: Site): Map<string, FunctionRow> {
  const found = new Map<string, FunctionRow>();
  for (const { rows } of site.entries('functions'))
    for (const row of rows) {
      const { name, phase = 'function', caller } = row;
      const key = `${name} ${phase}${caller ? ` < ${caller}` : ''}`;
      const sums = found.get(key);
      if (!sums) {
        found.set(key, { ...row });
        continue;
      }
      for (const sum of ['calls', 'total', 'own'] as const) sums[sum] += row[sum];
      for (const part of ['render', 'layoutEffects', 'effects'] as const)
        if (row[part] !== undefined) sums[part] = (sums[part] ?? 0) + row[part];
      sums.longest = Math.max(sums.longest, row.longest);
    }
  return found;
}
