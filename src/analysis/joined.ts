import type { FunctionRow, StoryEntry } from '../wire/index.js';
import { runningIn } from './runningIn.js';
import { spanParents } from './spanParents.js';

/** One page's entries, each measure with what it is a part of and each long frame with what ran in it. */
export function joined(entries: readonly StoryEntry[]): StoryEntry[] {
  const measures = entries.filter((entry) => entry.type === 'measure');
  const parents = spanParents(measures);
  const tables = new Map<number, FunctionRow[]>();
  for (const entry of entries)
    if (entry.type === 'functions' && entry.name === 'long-animation-frame') {
      const rows = tables.get(entry.startTime);
      if (rows) rows.push(...entry.rows);
      else tables.set(entry.startTime, [...entry.rows]);
    }
  return entries.map((entry) => {
    if (entry.type === 'measure') {
      const parent = parents.get(entry.seq);
      return parent === undefined ? entry : { ...entry, parent };
    }
    if (entry.type !== 'long-animation-frame') return entry;
    const running = runningIn(entry, tables.get(entry.startTime) ?? [], measures);
    return running ? { ...entry, running } : entry;
  });
}
