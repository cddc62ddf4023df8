import type { Evidence, Finding } from '../../wire/index.js';
import { duration } from './duration.js';
import { examplesOf } from './examplesOf.js';
import type { ScriptFact } from './Facts.js';
import { gainOf } from './gainOf.js';
import { placeOf } from './placeOf.js';
import { whom } from './whom.js';

interface Said {
  title: string;
  change: Finding['change'];
  /** Beside what is shown of every function. */
  evidence?: Evidence[];
  /** Share of its blocking time that could go, 0–1. */
  share?: number;
  how?: string;
}

/** A finding about a function in long frames. */
export function scriptFinding(
  script: ScriptFact,
  {
    title,
    change,
    evidence = [],
    share = 1,
    how = 'Its share, by time, of the blocking time of the long frames it ran in: all of it, if none of its work stayed in the way.',
  }: Said,
): Omit<Finding, 'rule' | 'score'> {
  const { frames, p75, invoker, invokerType, invokers, releases } = script;
  return {
    title,
    change,
    place: placeOf(script),
    ...whom(script),
    gain: gainOf('blocking', share * script.blocking, script, how),
    evidence: [
      { text: `${frames} long frames, ${duration(p75)} of each (p75)` },
      ...(invoker && !/-script$/.test(invokerType) ? [{ text: calledBy(invoker, invokers) }] : []),
      ...(releases.length > 1 ? [{ text: `In releases ${releases.join(', ')}` }] : []),
      ...evidence,
      ...examplesOf(script, (worth) => `${duration(worth)} in one frame`),
    ],
  };
}

/** Of a function that several call, the culprits have a row for each. */
function calledBy(invoker: string, invokers: number): string {
  if (invokers < 2) return `Called by ${invoker}`;
  return `Called by ${invoker} above all, and ${invokers - 1} ${invokers === 2 ? 'other' : 'others'}, of which each has a row among the culprits`;
}
