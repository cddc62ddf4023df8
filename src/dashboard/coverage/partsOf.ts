import type { Numbers } from '../../wire/answers.js';
import { reasons } from '../../wire/reasons.js';
import { reasonWords } from './reasonWords.js';

export interface Part {
  kind: 'stored' | 'dropped' | 'missing';
  words: string;
  count: number;
}

/** What became of the entries, in the order in which it is drawn; what is none is left out. */
export function partsOf({ stored, dropped, missing }: Numbers): Part[] {
  const parts: Part[] = [
    { kind: 'stored', words: 'stored', count: stored },
    ...reasons.map((reason): Part => {
      return { kind: 'dropped', words: `dropped: ${reasonWords[reason]}`, count: dropped[reason] ?? 0 };
    }),
    { kind: 'missing', words: 'missing: not here yet, or lost', count: missing },
  ];
  return parts.filter(({ count }) => count > 0);
}
