import type { Holder, Measure } from '../wire/index.js';

/** What releases serve at different places and is one function becomes one holder; no run is of two releases. */
export function mergeHolders(measure: Measure): Measure {
  if (!measure.anatomy) return measure;
  const merged = new Map<unknown, Holder>();
  for (const holder of measure.anatomy.holders) {
    const key = holder.script?.culprit ? `${holder.part} ${holder.script.culprit}` : holder;
    const known = merged.get(key);
    // It can stand at several places of one release.
    const runs = Math.min(measure.sample.length, holder.runs + (known?.runs ?? 0));
    merged.set(key, known ? { ...known, ms: known.ms + holder.ms, runs } : holder);
  }
  const holders = [...merged.values()].sort((a, b) => b.ms - a.ms);
  return { ...measure, anatomy: { ...measure.anatomy, holders } };
}
