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
  const { frames, p75, invoker, invokerType } = script;
  return {
    title,
    change,
    place: placeOf(script),
    ...whom(script),
    gain: gainOf('blocking', share * script.blocking, script, how),
    evidence: [
      { text: `${frames} long frames, ${duration(p75)} of each (p75)` },
      ...(invoker && !/-script$/.test(invokerType) ? [{ text: `Called by ${invoker}` }] : []),
      ...evidence,
      ...examplesOf(script, (worth) => `${duration(worth)} in one frame`),
    ],
  };
}
