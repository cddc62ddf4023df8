import type { NumberRange, Reason } from '../wire/index.js';
import { type Interval, subtract } from './intervals.js';

/**
 * What became of each number of a page, from 0 to the last that is known; ascending, without a gap,
 * neighbours of a kind as one.
 * What is both stored and declared dropped is stored.
 * @param stored ascending and disjoint
 * @param declared ascending; where two overlap, the first counts
 */
export function numberLine(
  stored: readonly Interval[],
  declared: readonly { reason: Reason; interval: Interval }[],
): NumberRange[] {
  const known: NumberRange[] = stored.map(([from, to]) => ({ from, to, state: 'stored' }));
  /** What was declared of the numbers before it is told. */
  let told = 0;
  for (const { reason, interval } of declared) {
    const rest: Interval = [Math.max(told, interval[0]), interval[1]];
    for (const [from, to] of subtract(rest, stored)) known.push({ from, to, state: 'dropped', reason });
    told = Math.max(told, interval[1]);
  }
  const line: NumberRange[] = [];
  let next = 0;
  for (const range of known.sort((a, b) => a.from - b.from)) {
    if (range.from > next) line.push({ from: next, to: range.from, state: 'missing' });
    const last = line.at(-1);
    if (last && isAlike(last, range)) last.to = range.to;
    else line.push(range);
    next = range.to;
  }
  return line;
}

function isAlike(a: NumberRange, b: NumberRange): boolean {
  return a.state === 'dropped' ? b.state === 'dropped' && a.reason === b.reason : a.state === b.state;
}
