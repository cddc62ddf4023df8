import type { Finding } from '../../wire/index.js';
import type { Facts } from './Facts.js';
import type { Rule } from './Rule.js';
import { scoreOf } from './scoreOf.js';

interface Definition extends Pick<Rule, 'id' | 'when' | 'least'> {
  find(facts: Facts): Omit<Finding, 'rule' | 'score'>[];
}

/** A rule that keeps to its sample size, and says nothing that would give nothing back. */
export function createRule({ id, when, least, find }: Definition): Rule {
  const look = (facts: Facts): Finding[] =>
    find(facts)
      .filter(({ gain }) => gain.total > 0)
      .map((finding) => ({
        ...finding,
        // Only our own words: a function's name keeps its case.
        title: finding.title.replace(/^a function /, 'A function '),
        rule: id,
        score: scoreOf(finding),
      }));
  return {
    id,
    when,
    least,
    look,
    check: (facts) => look(facts).filter(({ users }) => users >= least * (facts.sampled ?? 1)),
  };
}
