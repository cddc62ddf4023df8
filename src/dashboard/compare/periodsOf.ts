import type { ComparisonFilter, Filter } from '../../wire/answers.js';
import type { Choice } from './choiceOf.js';

const day = 86_400_000;
/** How far back the other period lies, where it is not the one just before. */
const shifts: { [key: string]: { ms: number; name: string } } = {
  day: { ms: day, name: 'A day earlier' },
  week: { ms: 7 * day, name: 'A week earlier' },
};

/** The shifts that do not reach into a period of this length. */
export function shiftsFor(span: number): [key: string, name: string][] {
  return Object.entries(shifts)
    .filter(([, { ms }]) => ms >= span)
    .map(([key, { name }]) => [key, name]);
}

/** The time asked about, and the one that `before` names: `day`, `week`, two epochs, or empty for the one just before. */
export function periodsOf(
  time: Filter,
  before: string,
  now: number,
): Pick<Choice, 'target' | 'base' | 'own' | 'missing'> {
  const { from, to = now } = time;
  const target = 'This time';
  if (from === undefined || from >= to)
    return { target, base: 'The time before', missing: 'Choose where the time begins, above.' };
  const own = (start: number, end: number): Partial<ComparisonFilter> => {
    return { from, to, 'base.from': start, 'base.to': end };
  };
  const times = /^(\d{1,13})-(\d{1,13})$/.exec(before);
  if (times) return { target, base: 'Another time', own: own(Number(times[1]), Number(times[2])) };
  const shift = shifts[before];
  if (shift && shift.ms >= to - from)
    return { target, base: shift.name, own: own(from - shift.ms, to - shift.ms) };
  return { target, base: 'The time before', own: own(Math.max(0, 2 * from - to), from) };
}
