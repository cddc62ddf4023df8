import type { Comparison } from '../../wire/answers.js';
import { count } from '../format/count.js';

/** What came out, in one sentence. */
export function summary({ figures, judged }: Comparison): string {
  const of = (verdict: string) => figures.filter((figure) => figure.verdict === verdict).length;
  const [worse, better, few] = [of('worse'), of('better'), of('too few')];
  const unsaid = few ? ` ${count(few)} more rest on too few visits to say.` : '';
  if (!judged)
    return 'There are too few visits on one side or both to say anything: choose a longer time, or wait for more.';
  if (!worse && !better)
    return `No evidence of a change in any of ${count(judged)} ${judged === 1 ? 'figure' : 'figures'}.${unsaid}`;
  const changed = [worse && `${count(worse)} worse`, better && `${count(better)} better`].filter(Boolean);
  return `Of ${count(judged)} figures ${changed.join(' and ')}; for the others no evidence of a change.${unsaid}`;
}
