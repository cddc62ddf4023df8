import type { AnatomyParts, Holder, Measure, Piece, Verdict } from '../wire/index.js';
import { verdict } from './verdict.js';

export interface Dissected {
  parts: AnatomyParts;
  pieces: readonly Piece[];
  verdict: Verdict;
}

/** Scripts and requests that are named. */
const named = 20;

/** The mean run of several: its parts sum to its wall time. Nothing of none. */
export function meanAnatomy(runs: readonly Dissected[]): Measure['anatomy'] {
  if (!runs.length) return undefined;
  const parts: AnatomyParts = { script: 0, layout: 0, network: 0, blocked: 0, rest: 0 };
  const verdicts = { busy: 0, waiting: 0, neither: 0 };
  const holders = new Map<string, Holder>();
  for (const run of runs) {
    verdicts[run.verdict]++;
    for (const part of Object.keys(parts) as (keyof AnatomyParts)[])
      parts[part] += run.parts[part] / runs.length;
    const seen = new Set<string>();
    for (const piece of run.pieces) {
      const key = keyOf(piece);
      const holder = holders.get(key) ?? { ...piece, ms: 0, runs: 0 };
      holder.ms += piece.ms / runs.length;
      if (!seen.has(key)) holder.runs++;
      seen.add(key);
      holders.set(key, holder);
    }
  }
  return {
    wall: Object.values(parts).reduce((sum, ms) => sum + ms, 0),
    parts,
    verdict: verdict(parts),
    verdicts,
    holders: [...holders.values()].sort((a, b) => b.ms - a.ms).slice(0, named),
  };
}

/** Of one release the place of a function is always the same; of a request the address is what it is. */
function keyOf({ part, script, request }: Piece): string {
  if (script) {
    const { app, release, sourceURL, sourceFunctionName, sourceCharPosition, invoker } = script;
    return JSON.stringify([part, app, release, sourceURL, sourceFunctionName, sourceCharPosition, invoker]);
  }
  return JSON.stringify([part, request?.url]);
}
