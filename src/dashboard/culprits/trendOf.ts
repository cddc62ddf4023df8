import type { CulpritRow } from '../../wire/answers.js';
import { share } from '../format/share.js';

/** Smaller changes than this are not shown as one. */
const notable = 0.1;

interface Trend {
  direction: 'up' | 'down' | 'level';
  /** `▲ 20 %`. */
  sign: string;
  /** A sentence's end. */
  words: string;
}

/** How its blocking time per visit stands against that of the time before. */
export function trendOf({
  perVisit,
  perVisitBefore,
}: Pick<CulpritRow, 'perVisit' | 'perVisitBefore'>): Trend | undefined {
  if (perVisitBefore === undefined) return undefined;
  if (perVisitBefore === 0) {
    if (perVisit === 0) return undefined;
    return { direction: 'up', sign: '▲ from 0', words: 'nothing in the time before' };
  }
  const change = perVisit / perVisitBefore - 1;
  if (Math.abs(change) < notable) return { direction: 'level', sign: '≈', words: 'as in the time before' };
  const size = change >= 1 ? `×\u202f${Number((change + 1).toPrecision(2))}` : share(Math.abs(change));
  if (change < 0)
    return { direction: 'down', sign: `▼ ${size}`, words: `${size} less than in the time before` };
  const words = change >= 1 ? `${size} of the time before` : `${size} more than in the time before`;
  return { direction: 'up', sign: `▲ ${size}`, words };
}
